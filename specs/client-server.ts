import { correct, implies } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** What a client is told: the request that is answered, and whatever the answer is. */
export interface Answer {
  readonly answer: unknown;
}

/** Every request of a correct client is answered in the end. Liveness. Requests are unique. */
export const response = temporal(
  'response',
  always(
    on('request', ({ process, request }) =>
      implies(
        correct(process),
        eventually(
          'indication',
          (event) => event.process === process && JSON.stringify(event.indication.answer) === JSON.stringify(request),
        ),
      ),
    ),
  ),
);
