import type { Abstraction } from './abstraction.ts';
import { agreement, decisionEvents, integrity, termination, validity } from './decisions.ts';
import type { ProcessId } from './event.ts';
import { and, implies, not } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always } from './temporal/future.ts';
import { neverCrashes } from './temporal/never-crashes.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** Correct processes decide one and the same of the values that are proposed. */
export const consensus: Abstraction = {
  name: 'consensus',
  events: decisionEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 5.1',
  entries: [termination('C1'), validity('C2'), integrity('C3'), agreement('C4', 'correct')],
};

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
