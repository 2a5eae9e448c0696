import { onOneLine } from '../checker/text/on-one-line.ts';
import { verdictPhrase } from '../checker/text/verdict-text.ts';
import { asExpected, type Judgement } from './judgement.ts';
import type { CheckRun, Run } from './run.ts';

/**
 * Verdicts side by side, in Markdown: a row per check and a column per property, each with the configurations that were explored.
 * Checks that follow each other share a table if one states what the other does, and perhaps more: one abstraction, assumed and implemented, under several models.
 */
export function tableText({ checks }: Run): string {
  const groups: CheckRun[][] = [];
  for (const run of checks) {
    const group = groups.at(-1);
    if (group !== undefined && belongsTo(group, run)) group.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => `${table(group)}\n\n`).join('');
}

/** Whether a check states only properties of the table, or all of them and more. */
function belongsTo(group: readonly CheckRun[], { report }: CheckRun): boolean {
  const known = new Set(group.flatMap((run) => run.report.findings.map(({ property }) => property)));
  const stated = new Set(report.findings.map(({ property }) => property));
  return [...stated].every((name) => known.has(name)) || [...known].every((name) => stated.has(name));
}

function table(group: readonly CheckRun[]): string {
  const columns = [...new Set(group.flatMap(({ judgements }) => judgements.map(({ finding }) => finding.property)))];
  const rows = group.map(({ report, judgements }) => [
    report.check,
    ...columns.map((property) => cell(judgements.find(({ finding }) => finding.property === property))),
  ]);
  return [['check', ...columns], ['', ...columns].map(() => '---'), ...rows].map(row).join('\n');
}

function cell(judgement: Judgement | undefined): string {
  if (judgement === undefined) return '';
  const { verdict, explored } = judgement.finding;
  const phrase = verdict.outcome === 'vacuous' ? verdict.outcome : verdictPhrase(verdict);
  const surprise = asExpected(judgement) ? '' : ` ✗ expected: ${judgement.expected}`;
  return `${phrase}${surprise} · ${explored.states.toLocaleString('en')} states`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((text) => onOneLine(text).replaceAll('|', '\\|')).join(' | ')} |`;
}
