import { expectMembers } from '../../checker/shape.ts';
import type { FailureModel } from './failure-model.ts';
import { type FaultyScope, faultySets } from './faulty-sets.ts';

/**
 * Processes of the faulty set may crash at any moment, once and for ever: between two steps, or in the middle of a handler, whose
 * remaining effects are then lost.
 *
 * @param scope the faulty sets: all with at most so many processes, or exactly one
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.2
 */
export function crashStop(scope: FaultyScope): FailureModel {
  expectMembers('crashStop', scope, ['atMost', 'exactly']);
  const { name, patterns } = faultySets('crashStop', scope);
  return { describe: () => `crash-stop: ${name} faulty`, patterns };
}
