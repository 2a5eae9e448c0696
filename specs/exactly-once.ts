import { carrying } from './carried.ts';
import { and, not } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { once, previous } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** Nothing is delivered that was not sent before, or in the same step. PL3 and FLL3, stated with an operator of the past. Safety. */
export const deliveredOnlyIfSent = temporal(
  'delivered only if sent',
  always(on('deliver', (delivery) => once('send', carrying(delivery)))),
);

const noneTwice = always(on('deliver', (delivery) => not(previous(once('deliver', carrying(delivery))))));

/** No message is delivered twice: PL2, for messages that are sent once. Safety. */
export const deliveredAtMostOnce = temporal('delivered at most once', noneTwice);

/** Whatever is sent is delivered, and nothing twice. Neither safety nor liveness, but one of each. */
export const deliveredExactlyOnce = temporal(
  'delivered exactly once',
  and(always(on('send', (send) => eventually('deliver', carrying(send)))), noneTwice),
);
