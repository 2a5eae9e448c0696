import type { TraceEntry } from './abstraction.ts';
import { eachBroadcast, onlyWhatWasBroadcast } from './broadcast.ts';
import { type BroadcastIndication, messageText } from './broadcast-events.ts';
import type { Indication, ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { everyProcess } from './temporal/among.ts';
import { atSomeTime } from './temporal/at-some-time.ts';
import { and, implies } from './temporal/connectives.ts';
import { on, some } from './temporal/events.ts';
import type { Claim } from './temporal/formula.ts';
import { always } from './temporal/future.ts';
import { isAlwaysUp } from './temporal/never-crashes.ts';
import { temporal } from './temporal.ts';
import { uniform } from './uniform.ts';

/** What a process that recovers from crashes tells: all that it has put into stable storage so far, again after each crash. */
export interface LoggedIndication {
  readonly delivered: readonly BroadcastIndication[];
}

/** The events of logged broadcasts, for the catalogue. */
export const loggedEvents =
  'A request { broadcast: m } asks a process to broadcast m. With an indication { delivered: [{ deliver: m, from: s }, …] } it tells what is in its log, in stable storage; it logs m when its log has m, and had it not the time before.';

/** Validity where processes recover: what a process broadcasts that never crashes is logged by every correct process in the end. */
export function loggedValidity(label: string): TraceEntry {
  return {
    property: temporal(
      `${label} validity`,
      eachBroadcast(({ process: sender, request: { broadcast } }) =>
        implies(
          isAlwaysUp(sender),
          everyProcess('correct', (process) => logs(process, { deliver: broadcast, from: sender })),
        ),
      ),
    ),
    statement:
      'What a process broadcasts that never crashes, every correct process, one that stays up from some moment on, logs in the end.',
    class: 'liveness',
    argument:
      'Whoever has not logged a message can still do so; a crash of its sender would end the obligation as well.',
  };
}

/** No duplication: no process logs a message twice, not even after a crash. */
export function loggedNoDuplication(label: string): TraceEntry {
  return {
    property: monitor(`${label} no duplication`, {
      observes: ['indication'],
      start: (): Logged => ({ last: {}, ever: {}, twice: false }),
      advance(memory, event) {
        if (!isLog(event)) return memory;
        const { process } = event;
        const log = event.indication.delivered.map(messageText);
        const [last, ever] = [memory.last[process] ?? [], memory.ever[process] ?? []];
        const added = log.filter((message) => !last.includes(message));
        return {
          last: { ...memory.last, [process]: log },
          ever: { ...memory.ever, [process]: [...new Set([...ever, ...log])].sort() },
          twice: memory.twice || new Set(log).size < log.length || added.some((message) => ever.includes(message)),
        };
      },
      holds: ({ twice }) => !twice,
    }),
    statement: 'No process logs a message twice.',
    class: 'safety',
    argument: 'A bad prefix ends with a log that has a message twice, or has one again that it had lost.',
  };
}

/** No creation: what is logged with sender s was broadcast by s before. */
export function loggedNoCreation(label: string): TraceEntry {
  return {
    property: onlyWhatWasBroadcast(`${label} no creation`, (event) => (isLog(event) ? event.indication.delivered : [])),
    statement: 'A message that is logged with sender s was broadcast by s before.',
    class: 'safety',
    argument: 'A bad prefix ends with a log that has what its sender has not broadcast.',
  };
}

/** Uniform agreement: what any process logs, every correct process logs in the end. */
export function loggedUniformAgreement(label: string): TraceEntry {
  return {
    property: uniform(
      temporal(
        `${label} uniform agreement`,
        always(
          on('indication', (event) =>
            isLog(event)
              ? and(
                  ...event.indication.delivered.map((message) =>
                    everyProcess('correct', (process) => logs(process, message)),
                  ),
                )
              : true,
          ),
        ),
      ),
    ),
    statement: 'What any process logs, correct or faulty, every correct process logs in the end.',
    class: 'liveness',
    argument: 'Whoever has not logged a message can still do so.',
  };
}

/** At some time, earlier or later, the log of the process has the message. */
function logs(process: ProcessId, message: BroadcastIndication): Claim {
  const text = messageText(message);
  return atSomeTime(
    some(
      'indication',
      (event) =>
        event.process === process &&
        isLog(event) &&
        event.indication.delivered.some((entry) => messageText(entry) === text),
    ),
  );
}

function isLog(event: Indication): event is Indication<LoggedIndication> {
  return Array.isArray(event.indication?.delivered);
}

/** Of each process: its log as it was told last, and all that it ever had. */
interface Logged {
  readonly last: Readonly<Record<ProcessId, readonly string[]>>;
  readonly ever: Readonly<Record<ProcessId, readonly string[]>>;
  readonly twice: boolean;
}
