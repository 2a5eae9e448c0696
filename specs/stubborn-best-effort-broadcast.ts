import type { Abstraction } from './abstraction.ts';
import { deliversNow, eachBroadcast, noCreation } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';
import { everyProcess } from './temporal/among.ts';
import { correct, implies } from './temporal/connectives.ts';
import { infinitelyOften } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** Best-effort broadcast that delivers each message again and again. */
export const stubbornBestEffortBroadcast: Abstraction = {
  name: 'stubborn best-effort broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.4',
  entries: [
    {
      property: temporal(
        'SBEB1 best-effort validity',
        eachBroadcast(({ process: sender, request: { broadcast } }) =>
          implies(
            correct(sender),
            everyProcess('correct', (process) =>
              infinitelyOften(deliversNow(process, { deliver: broadcast, from: sender })),
            ),
          ),
        ),
      ),
      statement: 'What a correct process broadcasts, every correct process delivers again and again, without end.',
      class: 'liveness',
      argument: 'However often a message has been delivered, and to whom, it can still be delivered without end.',
    },
    noCreation('SBEB2'),
  ],
};
