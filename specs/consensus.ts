import type { ProcessId } from './event.ts';
import { safety } from './safety.ts';
import { and, correct, implies, not } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { neverCrashes } from './temporal/never-crashes.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** The request by which a process proposes. */
export interface Proposed {
  readonly propose: unknown;
}

/** The indication by which a process decides. */
export interface Decided {
  readonly decide: unknown;
}

/**
 * C1 termination: every correct process decides. Liveness.
 *
 * @param processes those that are to decide
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 5.1
 */
export const termination = (processes: readonly ProcessId[]) =>
  temporal(
    'C1 termination',
    and(
      ...processes.map((process) =>
        implies(
          correct(process),
          eventually('indication', (decision) => decision.process === process),
        ),
      ),
    ),
  );

/** C2 validity: what a process decides, some process has proposed before. Safety. */
export const validity = safety('C2 validity', { observes: ['request', 'indication'] }, (trace) =>
  trace.every(
    (event, index) =>
      event.type === 'request' ||
      trace
        .slice(0, index)
        .some((past) => past.type === 'request' && sameValue(past.request.propose, event.indication.decide)),
  ),
);

/** C3 integrity: no process decides twice. Safety. */
export const integrity = safety('C3 integrity', { observes: ['indication'] }, (trace) => {
  const deciders = trace.map(({ process }) => process);
  return new Set(deciders).size === deciders.length;
});

/**
 * C4 agreement: no two correct processes decide differently. Safety, as the failure pattern is chosen at the start: it says who is correct.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 5.1
 */
export const agreement = safety('C4 agreement', { observes: ['indication'] }, (trace, world) =>
  allEqual(trace.filter(({ process }) => world.correct(process)).map(({ indication }) => indication.decide)),
);

/**
 * UC4 uniform agreement: no two processes decide differently, whether they are correct or not. Safety, whatever the failures.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 5.2
 */
export const uniformAgreement = safety('UC4 uniform agreement', { observes: ['indication'] }, (trace) =>
  allEqual(trace.map(({ indication }) => indication.decide)),
);

/**
 * C4 where a process is called correct if it never crashes in the execution. No safety any more: different decisions are repaired by a
 * crash later on, so that after every prefix the claim can still come true. (Charron-Bost, Toueg, Basu, CONCUR 2000.)
 */
export const agreementOfThoseThatNeverCrash = (processes: readonly ProcessId[]) =>
  temporal(
    'C4 among those that never crash',
    and(
      ...pairs(processes).map(([p, q]) =>
        implies(and(neverCrashes(p), neverCrashes(q)), always(not(disagreement(p, q)))),
      ),
    ),
  );

/** One of the two decides, and the other decides or has decided otherwise. */
function disagreement(p: ProcessId, q: ProcessId) {
  return not(
    on('indication', (one) =>
      not(
        once(
          'indication',
          (other) =>
            [p, q].includes(one.process) &&
            [p, q].includes(other.process) &&
            one.process !== other.process &&
            one.indication.decide !== other.indication.decide,
        ),
      ),
    ),
  );
}

/** Each two of the processes. */
function pairs(processes: readonly ProcessId[]): readonly (readonly [ProcessId, ProcessId])[] {
  return processes.flatMap((p, index) => processes.slice(index + 1).map((q) => [p, q] as const));
}

function allEqual(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size <= 1;
}

function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
