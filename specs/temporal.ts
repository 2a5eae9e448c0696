import type { Temporal } from './property.ts';
import { type Claim, formulaOf } from './temporal/formula.ts';

/**
 * A property of infinite executions, as a formula of temporal logic: true of every fair execution, from its first position on.
 *
 * Which executions are fair follows from the models of processes, links and timing, and for guarded actions from what they declare. An
 * execution may also stop for ever, where nothing that is enabled is owed.
 */
export function temporal<State>(name: string, claim: Claim<State>): Temporal<State> {
  return { kind: 'temporal', name, formula: formulaOf(claim) };
}
