import type { Abstraction } from './abstraction.ts';
import { agreement, validity } from './broadcast.ts';
import { isBroadcast, isDelivery, messageText } from './broadcast-events.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { everyProcess, processesAmong } from './temporal/among.ts';
import { and, not, step } from './temporal/connectives.ts';
import { some } from './temporal/events.ts';
import type { Formula } from './temporal/formula.ts';
import { always, eventually } from './temporal/future.ts';
import { once, previous } from './temporal/past.ts';
import { temporal } from './temporal.ts';

function delivery(process: ProcessId): Formula {
  return some('indication', (event) => event.process === process && isDelivery(event));
}

/** The process delivers several times at once, in one step, the same or not. */
function several(process: ProcessId): Formula {
  return step(({ events }) => {
    const own = events.filter((event) => event.type === 'indication' && event.process === process && isDelivery(event));
    return own.length > 1;
  });
}

/** A known sender broadcasts one message, which every correct process delivers, or learns that the sender has failed. */
export const uniformTerminatingReliableBroadcast: Abstraction = {
  name: 'uniform terminating reliable broadcast',
  events:
    'A request { broadcast: m } asks the sender to broadcast m; with an indication { deliver: m, from: s } a process delivers m, and with { deliver: null, from: s } that there will be none.',
  source:
    'Cachin, Guerraoui, Rodrigues 2011, section 6.3; the numbers of its properties vary between editions and lecture notes',
  entries: [
    validity('UTRB1', 'itself'),
    {
      property: temporal(
        'UTRB2 termination',
        everyProcess('correct', (process) =>
          and(
            eventually(delivery(process)),
            always(not(several(process))),
            always(not(and(delivery(process), previous(once(delivery(process)))))),
          ),
        ),
      ),
      statement: 'Every correct process delivers exactly one message.',
      class: 'mixed',
      argument:
        'That it delivers one is liveness: it still can. That it delivers no second one is safety, for a fixed failure pattern: a bad prefix ends with the second.',
    },
    {
      property: monitor('UTRB3 integrity', {
        observes: ['request', 'indication'],
        start: (
          world,
        ): {
          readonly correct: readonly ProcessId[];
          readonly broadcast: readonly string[];
          readonly created: boolean;
        } => ({
          correct: processesAmong('correct', world),
          broadcast: [],
          created: false,
        }),
        advance(memory, event) {
          const { correct, broadcast } = memory;
          if (event.type === 'request') {
            if (!isBroadcast(event)) return memory;
            const text = messageText({ deliver: event.request.broadcast, from: event.process });
            return { ...memory, broadcast: [...new Set([...broadcast, text])].sort() };
          }
          const says = isDelivery(event) && correct.includes(event.process) && event.indication.deliver !== null;
          return !says || broadcast.includes(messageText(event.indication)) ? memory : { ...memory, created: true };
        },
        holds: ({ created }) => !created,
      }),
      statement:
        'A message that a correct process delivers was broadcast by the sender before, unless it says that there is none.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with a delivery of what the sender has not broadcast.',
    },
    agreement('UTRB4', 'any'),
  ],
};
