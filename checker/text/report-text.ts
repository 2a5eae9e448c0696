import type { Report } from '../verdict.ts';
import { findingLines, onOneLine } from './verdict-text.ts';

/** A report for a person: the check's name, then every property with its verdict and what shows it. */
export function reportText(report: Report): string {
  const { transitions } = report;
  return [
    onOneLine(report.check),
    ...report.findings.flatMap((finding) => findingLines(finding).map((line) => `  ${line}`)),
    `  user code: called ${report.userCalls.toLocaleString('en-US')} times for ${transitions.toLocaleString('en-US')} transitions`,
  ].join('\n');
}
