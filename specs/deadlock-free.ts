import type { Unstated } from './event.ts';
import type { Invariant } from './property.ts';

/**
 * The claim that the system comes to no end but the intended ones: wherever no step is enabled, `done` is true.
 *
 * @param done tells an intended end from a deadlock; without it, every end is a deadlock
 * @param name for a check that claims it in more than one sense
 */
export function deadlockFree<State = Unstated>(
  done: (state: State) => boolean = () => false,
  name = 'no deadlock',
): Invariant<State> {
  return { kind: 'invariant', name, at: 'termination', neverAsked: 'holds', predicate: done };
}
