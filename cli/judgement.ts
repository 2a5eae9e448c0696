import type { Expectation } from '../checker/check.ts';
import { outcomeOf } from '../checker/outcome.ts';
import type { Finding, Report } from '../checker/verdict.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-code.ts';
import type { CheckDescription } from './thread-messages.ts';

/** A finding beside what was expected of it. */
export interface Judgement {
  readonly finding: Finding;
  readonly expected: Expectation;
  readonly outcome: Expectation;
  readonly exitCode: ExitCode;
}

/**
 * Judges each finding by its property's expectation; both are in the order in which the properties were stated.
 *
 * @param stopped whether the user stopped the search
 */
export function judgements(check: CheckDescription, report: Report, stopped: boolean): readonly Judgement[] {
  return report.findings.map((finding, index) => {
    const expected = check.properties[index]?.expected ?? 'holds';
    const outcome = outcomeOf(finding.verdict);
    return { finding, expected, outcome, exitCode: exitCodeOf(expected, outcome, stopped) };
  });
}

export function asExpected(judgement: Judgement): boolean {
  return judgement.exitCode === exitCodes.asExpected;
}
