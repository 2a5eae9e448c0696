import type { BadInput } from '../checker/bad-input.ts';

/** Asks by name, not by class: a package of the user's may carry a copy of the library of its own. */
export function isBadInput(error: unknown): error is BadInput {
  return error instanceof Error && error.name === 'BadInput';
}
