import { BadInput } from '../../checker/bad-input.ts';
import { UserCode } from '../../checker/user-code.ts';
import { build } from './build.ts';
import type { RandomCheck } from './random-check.ts';

/** Whether a random system has a first configuration at all: what its start handlers ask of the layers below, these may refuse. */
export function starts({ system }: RandomCheck): boolean {
  try {
    build(system).model(new UserCode()).system.initial();
    return true;
  } catch (error) {
    if (error instanceof BadInput) return false;
    throw error;
  }
}
