import type { Abstraction } from './abstraction.ts';
import { everyPair } from './delivery-logs.ts';
import type { Indication, ProcessId, Request } from './event.ts';
import { monitor } from './monitor.ts';
import { everyProcess, processesAmong } from './temporal/among.ts';
import { atSomeTime } from './temporal/at-some-time.ts';
import { and, correct, implies, not } from './temporal/connectives.ts';
import { on, some } from './temporal/events.ts';
import type { Formula } from './temporal/formula.ts';
import { always, eventually } from './temporal/future.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';
import { uniform } from './uniform.ts';

/** What epoch consensus is asked and tells; each names the epoch of its instance. */
export interface EpochProposal {
  readonly epoch: number;
  readonly propose: unknown;
}
export interface EpochAbort {
  readonly epoch: number;
  readonly abort: true;
}
export interface EpochDecision {
  readonly epoch: number;
  readonly decide: unknown;
}
export interface EpochAborted {
  readonly epoch: number;
  readonly aborted: unknown;
}

const isProposal = (event: Request): event is Request<EpochProposal> => event.request?.propose !== undefined;
const isAbort = (event: Request): event is Request<EpochAbort> => event.request?.abort !== undefined;
const isDecision = (event: Indication): event is Indication<EpochDecision> => event.indication?.decide !== undefined;
const isAborted = (event: Indication): event is Indication<EpochAborted> => event.indication?.aborted !== undefined;

/** One decision, or one proposal. */
interface Act {
  readonly process: ProcessId;
  readonly epoch: number;
  readonly value: string;
}

interface Seen {
  readonly correct: readonly ProcessId[];
  readonly proposed: readonly Act[];
  readonly decided: readonly Act[];
  readonly invented: boolean;
  readonly again: boolean;
}

function decisions(name: string, holds: (seen: Seen) => boolean) {
  return monitor(name, {
    observes: ['request', 'indication'],
    start: (world): Seen => ({
      correct: processesAmong('correct', world),
      proposed: [],
      decided: [],
      invented: false,
      again: false,
    }),
    advance(seen, event) {
      const { process } = event;
      if (event.type === 'request') {
        if (!isProposal(event)) return seen;
        const { epoch, propose } = event.request;
        return { ...seen, proposed: withAct(seen.proposed, { process, epoch, value: JSON.stringify(propose) }) };
      }
      if (!isDecision(event)) return seen;
      const { epoch, decide } = event.indication;
      const act: Act = { process, epoch, value: JSON.stringify(decide) };
      const counts = seen.correct.includes(process);
      const known = seen.proposed.some((other) => other.epoch <= epoch && other.value === act.value);
      const before = seen.decided.some((other) => other.process === process && other.epoch === epoch);
      return {
        ...seen,
        decided: withAct(seen.decided, act),
        invented: seen.invented || (counts && !known),
        again: seen.again || (counts && before),
      };
    },
    holds,
  });
}

function withAct(acts: readonly Act[], act: Act): readonly Act[] {
  const key = ({ process, epoch, value }: Act) => JSON.stringify([epoch, process, value]);
  const others = acts.filter((other) => key(other) !== key(act));
  return [...others, act].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A correct process is asked to abort the epoch, at whatever time. */
function abortedByCorrect(epoch: number): Formula {
  return atSomeTime(
    some('request', (event) => (isAbort(event) && event.request.epoch === epoch ? correct(event.process) : false)),
  );
}

/** At some time, earlier or later, the process decides in the epoch. */
function decidesIn(process: ProcessId, epoch: number): Formula {
  return atSomeTime(
    some('indication', (event) => event.process === process && isDecision(event) && event.indication.epoch === epoch),
  );
}

/** One attempt at consensus under one leader, which may be aborted; several, with growing timestamps, keep what one of them has decided. */
export const epochConsensus: Abstraction = {
  name: 'epoch consensus',
  events:
    'A request { epoch: ts, propose: v } has the leader of epoch ts propose v, { epoch: ts, abort: true } a process give the epoch up. With an indication { epoch: ts, decide: v } a process decides v in epoch ts; with { epoch: ts, aborted: s } it has given it up, in the state s.',
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.4',
  entries: [
    {
      property: decisions('EP1 validity', ({ invented }) => !invented),
      statement:
        'What a correct process decides in an epoch was proposed before, by the leader of that epoch or of an earlier one.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with the decision of a value that no leader up to that epoch has proposed.',
    },
    {
      property: uniform(
        decisions('EP2 uniform agreement', ({ decided }) =>
          everyPair(
            decided,
            (one, other) => one.epoch !== other.epoch || one.value === other.value || one.process === other.process,
          ),
        ),
      ),
      statement: 'No two processes decide differently in one epoch, whether they are correct or not.',
      class: 'safety',
      argument: 'A bad prefix ends with the second of two decisions that differ, of two processes.',
    },
    {
      property: decisions('EP3 integrity', ({ again }) => !again),
      statement: 'A correct process decides at most once in an epoch.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with the second decision of a process in an epoch.',
    },
    {
      property: decisions('EP4 lock-in', ({ correct, decided }) => {
        const counted = decided.filter(({ process }) => correct.includes(process));
        return counted.every(({ epoch, value }) =>
          counted.every((other) => other.epoch <= epoch || other.value === value),
        );
      }),
      statement:
        'What a correct process decides in an epoch, correct processes decide in all later ones, if they decide there; whichever is observed first.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with the second of two decisions that differ.',
    },
    {
      property: temporal(
        'EP5 termination',
        always(
          on('request', (event) =>
            isProposal(event)
              ? implies(
                  and(correct(event.process), not(abortedByCorrect(event.request.epoch))),
                  everyProcess('correct', (process) => decidesIn(process, event.request.epoch)),
                )
              : true,
          ),
        ),
      ),
      statement:
        'If the leader of an epoch is correct and proposes, and no correct process gives the epoch up, every correct process decides in it in the end.',
      class: 'liveness',
      argument: 'Whoever has not decided yet can still decide.',
    },
    {
      property: temporal(
        'EP6 abort behaviour',
        and(
          always(
            on('request', (event) =>
              isAbort(event)
                ? implies(
                    correct(event.process),
                    eventually(
                      'indication',
                      (aborted) =>
                        aborted.process === event.process &&
                        isAborted(aborted) &&
                        aborted.indication.epoch === event.request.epoch,
                    ),
                  )
                : true,
            ),
          ),
          always(
            on('indication', (event) =>
              isAborted(event)
                ? implies(
                    correct(event.process),
                    once('request', (abort) =>
                      isAbort(abort) && abort.request.epoch === event.indication.epoch ? correct(abort.process) : false,
                    ),
                  )
                : true,
            ),
          ),
        ),
      ),
      statement:
        'A correct process that is asked to give an epoch up has given it up in the end; and none has given it up that no correct process was asked to.',
      class: 'mixed',
      argument:
        'That an abort is completed is liveness: it can still be. That none is completed unasked is safety, for a fixed failure pattern: a bad prefix ends with the completion.',
    },
  ],
};
