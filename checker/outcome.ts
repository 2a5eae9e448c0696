import type { Expectation } from './check.ts';
import type { Verdict } from './verdict.ts';

/** What a verdict amounts to, in the words in which checks state what they expect. A search that a bound cut short never counts as more than *holds within bounds*. */
export function outcomeOf(verdict: Verdict): Expectation {
  if (verdict.outcome !== 'holds') return verdict.outcome;
  return typeof verdict.extent === 'object' ? 'holds within bounds' : 'holds';
}
