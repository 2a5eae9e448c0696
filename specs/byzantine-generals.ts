import type { ProcessId } from './event.ts';
import { safety } from './safety.ts';
import { and, correct, implies } from './temporal/connectives.ts';
import { eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** The indication by which a lieutenant obeys an order. */
export interface Obeyed {
  readonly obey: unknown;
}

/**
 * IC1: all loyal lieutenants obey the same order. Safety, as it is fixed from the start who is loyal.
 *
 * @see Lamport, Shostak, Pease, "The Byzantine Generals Problem", TOPLAS 1982, section 1
 */
export const sameOrder = safety('IC1 same order', { observes: ['indication'] }, (trace, world) => {
  const obeyed = trace.filter(({ process }) => world.correct(process)).map(({ indication }) => indication.obey);
  return new Set(obeyed.map((order) => JSON.stringify(order))).size <= 1;
});

/**
 * IC2: if the commander is loyal, no loyal lieutenant obeys another order than the commander's. Safety; that they obey one at all is
 * liveness.
 *
 * @param commander who gives the order
 * @param order the order that the commander gives if loyal
 */
export const commandersOrder = (commander: ProcessId, order: unknown) =>
  safety(
    "IC2 the commander's order",
    { observes: ['indication'] },
    (trace, world) =>
      !world.correct(commander) ||
      trace.every(
        ({ process, indication }) =>
          !world.correct(process) || JSON.stringify(indication.obey) === JSON.stringify(order),
      ),
  );

/** Every loyal lieutenant obeys an order in the end. Liveness. */
export const everyoneObeys = (lieutenants: readonly ProcessId[]) =>
  temporal(
    'everyone obeys',
    and(
      ...lieutenants.map((lieutenant) =>
        implies(
          correct(lieutenant),
          eventually('indication', ({ process }) => process === lieutenant),
        ),
      ),
    ),
  );
