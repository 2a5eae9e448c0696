import { holdsIn } from '../../specs/invariant.ts';
import type { Invariant } from '../../specs/property.ts';

/** Whether a state breaks any of some invariants. They know nothing of the execution. */
export function invariantsViolated<State>(
  properties: readonly Invariant<State>[],
): (state: State, terminal: boolean) => boolean {
  const world = { processes: [], correct: () => true };
  return (state, terminal) =>
    properties.some((property) => (property.at === 'always' || terminal) && !holdsIn(property, state, world));
}
