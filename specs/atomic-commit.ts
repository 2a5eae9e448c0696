import type { Indication, Request } from './event.ts';
import { safety } from './safety.ts';
import { implies, or } from './temporal/connectives.ts';
import { some } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** What a participant is asked, and what it tells: its vote comes from outside, its decision goes there. */
export interface Vote {
  readonly vote: 'yes' | 'no';
}
export interface Decision {
  readonly decide: 'commit' | 'abort';
}

/**
 * NBAC1 termination, asked at quiescence: every correct process that voted has decided once nothing is owed any more.
 *
 * The claim proper is liveness.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 6.6
 */
export const termination = safety(
  'NBAC1 termination (at quiescence)',
  { observes: ['request', 'indication'], at: 'quiescence' },
  (trace, world) =>
    world.processes.every(
      (process) =>
        !world.correct(process) ||
        !trace.some(
          (event) => event.type === 'request' && event.process === process && event.request.vote !== undefined,
        ) ||
        trace.some((event) => event.type === 'indication' && event.process === process),
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
export const uniformAgreement = safety(
  'NBAC5 uniform agreement',
  { observes: ['indication'] },
  (trace) => new Set(trace.map(({ indication }) => indication.decide)).size <= 1,
);
