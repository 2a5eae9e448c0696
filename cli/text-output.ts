import { reportText } from '../checker/text/report-text.ts';
import { asExpected, type Judgement } from './judgement.ts';
import type { CheckRun, Run } from './run.ts';

/** A check's report, with what was expected of it where that is something else. */
export function checkText({ report, judgements }: CheckRun, onlyUnexpected: boolean): string {
  const shown = onlyUnexpected ? judgements.filter((judgement) => !asExpected(judgement)) : judgements;
  if (shown.length === 0) return '';
  const text = reportText({ ...report, findings: shown.map(({ finding }) => finding) });
  return `${text.trimEnd()}\n${shown.map(surprise).join('')}\n`;
}

function surprise(judgement: Judgement): string {
  if (asExpected(judgement)) return '';
  const { finding, expected, outcome } = judgement;
  return `Not as expected: "${finding.property}" was expected to be "${expected}", and is "${outcome}".\n`;
}

/** The files that were written, what was left out, and how many findings are as expected. */
export function summaryText(run: Run): string {
  const files = [...run.checks.flatMap(({ diagrams }) => diagrams.map(({ path }) => path)), ...run.pictures];
  const judged = run.checks.flatMap(({ judgements }) => judgements);
  const expected = judged.filter(asExpected).length;
  const figures = [
    counted(run.checks.length, 'check', 'checks'),
    counted(judged.length, 'property', 'properties'),
    expected === judged.length ? 'all as expected' : `${expected} as expected, ${judged.length - expected} not`,
  ];
  const lines = [
    ...(files.length > 0 ? ['Diagrams:', ...files.map((path) => `  ${path}`)] : []),
    ...(run.notRun.length > 0 ? [`Interrupted before: ${run.notRun.map(({ name }) => name).join(', ')}`] : []),
    ...(run.problems.length > 0 ? [`${counted(run.problems.length, 'problem', 'problems')}, told above`] : []),
    figures.join(', '),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
