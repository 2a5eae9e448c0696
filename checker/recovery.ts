import { BadInput } from './bad-input.ts';
import type { Goal } from './search/breadth-first.ts';
import { successors } from './successors.ts';
import type { StateVector, TransitionSystem } from './transition-system.ts';

/** Configurations that are looked at before the search for a recovery is given up. */
const configurationsMax = 300;

/**
 * Whether a claim that fails in a configuration is true again shortly after: then it was perhaps meant as something that eventually
 * holds. Looks at the nearest few hundred configurations only, since the answer is a hint.
 */
export function recovers(system: TransitionSystem, goal: Goal, violating: StateVector): boolean {
  try {
    return findsRecovery(system, goal, violating);
  } catch (error) {
    // What goes wrong beyond the violation is no part of the question that was asked.
    if (error instanceof BadInput) return false;
    throw error;
  }
}

function findsRecovery(system: TransitionSystem, goal: Goal, violating: StateVector): boolean {
  const met = new Set([violating.join()]);
  const queue = [violating];
  for (let next = 0; next < queue.length && queue.length < configurationsMax; next++) {
    for (const { vector } of successors(system, queue[next]!)) {
      if (met.has(vector.join())) continue;
      if (goal.question((slot) => vector[slot]!) === 0) return true;
      met.add(vector.join());
      queue.push(vector);
    }
  }
  return false;
}
