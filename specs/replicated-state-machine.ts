import type { Abstraction } from './abstraction.ts';
import type { Logs } from './delivery-logs.ts';
import type { Indication } from './event.ts';
import { monitor } from './monitor.ts';
import { processesAmong } from './temporal/among.ts';
import { atSomeTime } from './temporal/at-some-time.ts';
import { correct, implies } from './temporal/connectives.ts';
import { on, some } from './temporal/events.ts';
import { always } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** The indication by which a process gives the output of a command. */
export interface Output {
  readonly output: unknown;
  readonly of: unknown;
}

function isOutput(event: Indication): event is Indication<Output> {
  return event.indication?.output !== undefined;
}

/** One state machine, of which every process has a replica. */
export const replicatedStateMachine: Abstraction = {
  name: 'replicated state machine',
  events:
    'A request { execute: c } has a process execute the command c; an indication { output: o, of: c } is its output, of commands from any process.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, section 6.1',
  entries: [
    {
      property: monitor('RSM1 agreement', {
        observes: ['indication'],
        start: (world): Logs => Object.fromEntries(processesAmong('correct', world).map((process) => [process, []])),
        advance(logs, event) {
          const log = logs[event.process];
          if (log === undefined || !isOutput(event)) return logs;
          const { output, of } = event.indication;
          return { ...logs, [event.process]: [...log, JSON.stringify([of, output])] };
        },
        holds(logs) {
          const longest = Object.values(logs).reduce((a, b) => (b.length > a.length ? b : a), []);
          return Object.values(logs).every((log) => log.every((output, place) => output === longest[place]));
        },
      }),
      statement:
        'All correct processes give the same outputs in the same order: of any two, one has given the first of those of the other.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with an output that differs from what another correct process gave at that place.',
    },
    {
      property: temporal(
        'RSM2 termination',
        always(
          on('request', ({ process, request }) => {
            if (request?.execute === undefined) return true;
            const command = JSON.stringify(request.execute);
            const output = some(
              'indication',
              (event) =>
                event.process === process && isOutput(event) && JSON.stringify(event.indication.of) === command,
            );
            return implies(correct(process), atSomeTime(output));
          }),
        ),
      ),
      statement: 'A command that a correct process is asked to execute has an output at that process in the end.',
      class: 'liveness',
      argument: 'An output that is missing can still be given.',
    },
  ],
};
