import { type Check, expectationOf } from './check.ts';
import { outcomeOf } from './outcome.ts';
import { type RunOptions, runCheck } from './run-check.ts';
import { reportText } from './text/report-text.ts';
import type { Report } from './verdict.ts';

/**
 * Runs a check, and throws its report as text unless every verdict is the expected one. For tests.
 *
 * @throws Error with the whole report, counterexamples included, and a line per property that surprised
 * @throws BadInput as `runCheck` does
 */
export function assertCheck(check: Check, options: RunOptions = {}): Report {
  const report = runCheck(check, options);
  const surprises = report.findings.flatMap(({ property, verdict }) => {
    const expected = expectationOf(check, property);
    const found = outcomeOf(verdict);
    return expected === found ? [] : [`${property}: expected "${expected}", found "${found}"`];
  });
  if (surprises.length > 0) throw new Error(`${surprises.join('\n')}\n\n${reportText(report)}`);
  return report;
}
