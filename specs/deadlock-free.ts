import type { Unstated } from './event.ts';
import type { Invariant } from './property.ts';

/**
 * The claim that the system comes to no end but the intended ones: wherever no step is enabled, `done` is true.
 *
 * @param done tells an intended end from a deadlock; without it, every end is a deadlock
 */
export function deadlockFree<State = Unstated>(done: (state: State) => boolean = () => false): Invariant<State> {
  return { kind: 'invariant', name: 'no deadlock', at: 'termination', neverAsked: 'holds', predicate: done };
}
