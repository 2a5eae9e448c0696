import { expectMade } from '../shape.ts';
import type { Report } from '../verdict.ts';
import { counted } from './counted.ts';
import { onOneLine } from './on-one-line.ts';
import { findingLines } from './verdict-text.ts';

/** A report for a person: the check's name, then every property with its verdict and what shows it. */
export function reportText(report: Report): string {
  expectMade('reportText', report, 'a report, as runCheck(…) returns it', ['findings']);
  return [
    onOneLine(report.check),
    ...report.findings.flatMap((finding) => findingLines(finding).map((line) => `  ${line}`)),
    `  user code: called ${counted(report.userCalls, 'time')} for ${counted(report.transitions, 'transition')}`,
  ].join('\n');
}
