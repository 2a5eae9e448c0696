import type { ProcessId } from './event.ts';
import { and, correct, implies, not } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import type { Claim } from './temporal/formula.ts';
import { always } from './temporal/future.ts';
import { neverCrashes } from './temporal/never-crashes.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** The indication by which a process decides. */
export interface Decided {
  readonly decide: unknown;
}

/**
 * UC4 uniform agreement: no two processes decide differently, whether they are correct or not. Safety, whatever the failures.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 5.2
 */
export const uniformAgreement = (processes: readonly ProcessId[]) =>
  temporal(
    'UC4 uniform agreement',
    agreeing(processes, () => true),
  );

/**
 * C4 agreement: no two correct processes decide differently. Safety, as the failure pattern is chosen at the start: it says who is correct.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 5.1
 */
export const agreement = (processes: readonly ProcessId[]) => temporal('C4 agreement', agreeing(processes, correct));

/**
 * C4 where a process is called correct if it never crashes in the execution. No safety any more: different decisions are repaired by a
 * crash later on, so that after every prefix the claim can still come true. (Charron-Bost, Toueg, Basu, CONCUR 2000.)
 */
export const agreementOfThoseThatNeverCrash = (processes: readonly ProcessId[]) =>
  temporal('C4 among those that never crash', agreeing(processes, neverCrashes));

function agreeing(processes: readonly ProcessId[], count: (process: ProcessId) => Claim) {
  const pairs = processes.flatMap((p, index) => processes.slice(index + 1).map((q) => [p, q] as const));
  return and(...pairs.map(([p, q]) => implies(and(count(p), count(q)), always(not(disagreement(p, q))))));
}

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
