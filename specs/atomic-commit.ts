import type { Abstraction } from './abstraction.ts';
import { everyPair } from './delivery-logs.ts';
import type { Indication, Request } from './event.ts';
import { safety } from './safety.ts';
import { atSomeTime } from './temporal/at-some-time.ts';
import { correct, implies, or } from './temporal/connectives.ts';
import { on, some } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';
import { uniform } from './uniform.ts';

/** What a participant is asked, and what it tells: its vote comes from outside, its decision goes there. */
export interface Vote {
  readonly vote: 'yes' | 'no';
}
export interface Decision {
  readonly decide: 'commit' | 'abort';
}

/** NBAC1 termination: every correct process that has voted decides in the end. Liveness. */
export const termination = temporal(
  'NBAC1 termination',
  always(
    on('request', ({ process, request }) => {
      if (request?.vote === undefined) return true;
      const decision = some(
        'indication',
        (event) => event.process === process && event.indication?.decide !== undefined,
      );
      return implies(correct(process), atSomeTime(decision));
    }),
  ),
);

/** NBAC2 abort-validity: a process decides to abort only if some process has voted no or has crashed. Safety. */
export const abortValidity = safety('NBAC2 abort-validity', { observes: ['request', 'indication', 'crash'] }, (trace) =>
  trace.every(
    (event, index) =>
      event.type !== 'indication' ||
      event.indication.decide !== 'abort' ||
      trace
        .slice(0, index)
        .some((past) => past.type === 'crash' || (past.type === 'request' && past.request.vote === 'no')),
  ),
);

const aborting = (event: Indication<Decision>) => event.indication.decide === 'abort';
const votingNo = (event: Request<Vote>) => event.request.vote === 'no';

/** NBAC2 with an operator of the past: who decides to abort does so after a vote of no, or a crash, or in the same step. Safety. */
export const abortHasReason = temporal(
  'NBAC2 abort has a reason',
  always(implies(some('indication', aborting), or(once('request', votingNo), once('crash')))),
);

/**
 * NBAC2 as it reads without tense: if some process decides to abort, some process votes no or crashes, at whatever time. No safety: a
 * crash later on repairs what was decided without a reason.
 *
 * A mistake in a specification, to be told from the claim above.
 */
export const abortGetsReason = temporal(
  'NBAC2 without tense',
  implies(eventually('indication', aborting), or(eventually('request', votingNo), eventually('crash'))),
);

/** NBAC3 commit-validity: a process decides to commit only if no process votes no. Safety. */
export const commitValidity = safety(
  'NBAC3 commit-validity',
  { observes: ['request', 'indication'] },
  (trace) =>
    !trace.some((event) => event.type === 'indication' && event.indication.decide === 'commit') ||
    !trace.some((event) => event.type === 'request' && event.request.vote === 'no'),
);

/** NBAC4 integrity: no process decides twice. Safety. */
export const integrity = safety('NBAC4 integrity', { observes: ['indication'] }, (trace) => {
  const deciders = trace.map(({ process }) => process);
  return new Set(deciders).size === deciders.length;
});

/** NBAC5 uniform agreement: no two processes decide differently, correct or not. Safety. */
export const uniformAgreement = uniform(
  safety('NBAC5 uniform agreement', { observes: ['indication'] }, (trace) =>
    // That one process decides twice is another claim's business.
    everyPair(
      trace,
      (one, other) => one.process === other.process || one.indication.decide === other.indication.decide,
    ),
  ),
);

/** All processes commit, or all abort. */
export const atomicCommit: Abstraction = {
  name: 'non-blocking atomic commit',
  events:
    'A request { vote: yes } or { vote: no } is the vote of a process; with an indication { decide: commit } or { decide: abort } it decides.',
  source:
    'Cachin, Guerraoui, Rodrigues 2011, Module 6.6; the numbers of its properties vary between editions and lecture notes',
  entries: [
    {
      property: termination,
      statement: 'Every correct process that has voted decides in the end.',
      class: 'liveness',
      argument: 'Whoever has not decided yet can still decide.',
    },
    {
      property: abortValidity,
      statement: 'A process decides to abort only if some process has voted no or has crashed.',
      class: 'safety',
      argument:
        'A bad prefix ends with a decision to abort before any vote of no and any crash; later ones repair nothing. (Read without tense, it would be liveness.)',
    },
    {
      property: commitValidity,
      statement: 'A process decides to commit only if no process votes no.',
      class: 'safety',
      argument: 'A bad prefix ends with the decision or with the vote, whichever comes later.',
    },
    {
      property: integrity,
      statement: 'No process decides twice.',
      class: 'safety',
      argument: 'A bad prefix ends with the second decision of a process.',
    },
    {
      property: uniformAgreement,
      statement: 'No two processes decide differently, whether they are correct or not.',
      class: 'safety',
      argument: 'A bad prefix ends with a decision that differs from an earlier one of another process.',
    },
  ],
};
