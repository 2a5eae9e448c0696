import type { Checkable } from '../checker/model.ts';
import { expectMembers } from '../checker/shape.ts';
import type { ProcessId, Unstated } from '../specs/event.ts';
import type { Process } from './process.ts';
import type { Configuration, Input, SystemDefinition } from './system-definition.ts';
import { systemModel } from './system-model.ts';

/** A closed system of processes over links, under a failure and a timing model. */
export interface System<Processes extends Record<ProcessId, Process> = Unstated>
  extends Checkable<Configuration<Processes>> {
  readonly definition: SystemDefinition<Processes>;
}

/**
 * Declares a system. Nothing runs until a check does.
 *
 * @example system({ processes: { p: eager, q: eager }, links: perfect(), failures: crashStop({ atMost: 1 }), inputs: [at('p', { broadcast: 'm' })] })
 */
export function system<const Processes extends Record<ProcessId, Process>>(
  definition: SystemDefinition<Processes>,
): System<Processes> {
  return {
    definition,
    // TypeScript cannot see that the configuration's processes are those of the definition.
    model: (userCode) =>
      systemModel(definition as unknown as SystemDefinition<Record<ProcessId, Process>>, userCode) as never,
  };
}

/**
 * A request to `process`, made once, at any moment; owed unless said otherwise.
 *
 * @param options.owed false for a client that may never make it
 */
export function at<const Name extends ProcessId, const Body>(
  process: Name,
  request: Body,
  options: { readonly owed?: boolean } = {},
): Input<Name, Body> {
  expectMembers('at, options', options, ['owed']);
  return { process, alternatives: [request], owed: options.owed ?? true };
}

/** One request to `process` out of several, made once, at any moment: the environment chooses which (a vote of yes or no). */
export function oneOf<const Name extends ProcessId, const Body>(
  process: Name,
  alternatives: readonly Body[],
  options: { readonly owed?: boolean } = {},
): Input<Name, Body> {
  expectMembers('oneOf, options', options, ['owed']);
  return { process, alternatives, owed: options.owed ?? true };
}
