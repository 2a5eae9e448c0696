import type { AskedAt } from '../specs/property.ts';
import { handedThrough } from './layers/handed-through.ts';
import { successors } from './successors.ts';
import { isBoundHit, type StateVector, type TransitionSystem } from './transition-system.ts';

/**
 * Whether a configuration is of the kind at which a claim is asked: any; one in which nothing that is enabled is owed; or one in which
 * nothing is enabled. Where a bound of the model cancels a step, nobody knows what is enabled.
 */
export function isAskedAt(at: AskedAt, system: TransitionSystem, vector: StateVector): boolean {
  if (at === 'always') return true;
  let cut = false;
  const listening: TransitionSystem = {
    ...handedThrough(system),
    react: (slot, id, label) => {
      const answer = system.react(slot, id, label);
      if (isBoundHit(answer)) cut = true;
      return answer;
    },
  };
  const ways = successors(listening, vector);
  if (cut) return false;
  if (at === 'termination') return ways.length === 0;
  const read = (slot: number) => vector[slot]!;
  return !ways.some(({ action }) => system.assumptions(action).some((assumption) => assumption.owed(read)));
}
