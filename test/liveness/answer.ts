import { check } from '../../checker/check.ts';
import { type RunOptions, runCheck } from '../../checker/run-check.ts';
import type { Verdict } from '../../checker/verdict.ts';
import { temporal } from '../../specs/temporal.ts';
import { claimOf } from './formula-claim.ts';
import { graphSystem } from './graph-system.ts';
import type { Question } from './oracle.ts';

/** What Counterpoint says to a question, as a user would ask it. */
export function answer({ graph, formula }: Question, options: RunOptions = {}): Verdict {
  const asked = check('random', graphSystem(graph), [temporal('claim', claimOf(formula))]);
  return runCheck(asked, options).findings[0]!.verdict;
}
