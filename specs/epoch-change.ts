import type { Abstraction } from './abstraction.ts';
import type { Indication, ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { everyProcess, processesAmong } from './temporal/among.ts';
import { and, correct, not, or } from './temporal/connectives.ts';
import { some } from './temporal/events.ts';
import type { Formula } from './temporal/formula.ts';
import { eventually, eventuallyAlways } from './temporal/future.ts';
import { since } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** The indication by which a process starts an epoch. */
export interface EpochStart {
  readonly startEpoch: number;
  readonly leader: ProcessId;
}

function isStart(event: Indication): event is Indication<EpochStart> {
  return event.indication?.startEpoch !== undefined;
}

/** What was seen of the epochs that correct processes started. */
interface Seen {
  readonly correct: readonly ProcessId[];
  readonly last: Readonly<Record<ProcessId, number>>;
  readonly leaders: Readonly<Record<number, ProcessId>>;
  readonly back: boolean;
  readonly twoLeaders: boolean;
}

function starts(name: string, holds: (seen: Seen) => boolean) {
  return monitor(name, {
    observes: ['indication'],
    start: (world): Seen => ({
      correct: processesAmong('correct', world),
      last: {},
      leaders: {},
      back: false,
      twoLeaders: false,
    }),
    advance(seen, event) {
      if (!isStart(event) || !seen.correct.includes(event.process)) return seen;
      const { startEpoch: epoch, leader } = event.indication;
      return {
        ...seen,
        last: { ...seen.last, [event.process]: epoch },
        leaders: { ...seen.leaders, [epoch]: seen.leaders[epoch] ?? leader },
        back: seen.back || epoch <= (seen.last[event.process] ?? Number.NEGATIVE_INFINITY),
        twoLeaders: seen.twoLeaders || (seen.leaders[epoch] ?? leader) !== leader,
      };
    },
    holds,
  });
}

/** The last epoch that the process has started is this one. */
function isIn(process: ProcessId, { startEpoch, leader }: EpochStart): Formula {
  const startsAny = some('indication', (event) => event.process === process && isStart(event));
  const startsThis = some(
    'indication',
    (event) =>
      event.process === process &&
      isStart(event) &&
      event.indication.startEpoch === startEpoch &&
      event.indication.leader === leader,
  );
  return since(not(startsAny), startsThis);
}

/** Epochs with growing numbers and a leader each, of which correct processes start a last one together. */
export const epochChange: Abstraction = {
  name: 'epoch change',
  events: 'With an indication { startEpoch: ts, leader: l } a process starts the epoch (ts, l).',
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.3',
  entries: [
    {
      property: starts('EC1 monotonicity', ({ back }) => !back),
      statement: 'The epochs that a correct process starts have growing timestamps.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with the start of an epoch whose timestamp is not above that of the epoch before.',
    },
    {
      property: starts('EC2 consistency', ({ twoLeaders }) => !twoLeaders),
      statement: 'Epochs with one timestamp that correct processes start have one leader.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with the start of an epoch whose timestamp is known with another leader.',
    },
    {
      property: temporal(
        'EC3 eventual leadership',
        or(
          everyProcess('correct', () => false),
          eventually(
            some('indication', (event) =>
              isStart(event)
                ? and(
                    correct(event.indication.leader),
                    everyProcess('correct', (process) => eventuallyAlways(isIn(process, event.indication))),
                  )
                : false,
            ),
          ),
        ),
      ),
      statement:
        'From some time on, all correct processes are in one and the same epoch, start no further one, and its leader is correct.',
      class: 'liveness',
      argument: 'Whatever was started, all can still start one more epoch, which is the last.',
    },
  ],
};
