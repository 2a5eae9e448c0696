import { styleText } from 'node:util';
import { onOneLine } from '../checker/text/on-one-line.ts';
import { reportText } from '../checker/text/report-text.ts';
import { verdictPhrase } from '../checker/text/verdict-text.ts';
import { missedBy, type TrivialReport } from '../models/trivial/trivial-report.ts';
import { asExpected, type Judgement } from './judgement.ts';
import type { CheckRun, Run } from './run.ts';

/** A check's report, which says beside each verdict what was expected of it, unless that goes without saying. In colour on a terminal only. */
export function checkText({ report, judgements, trivial }: CheckRun): string {
  const headings = new Map(judgements.map((judgement) => [heading(judgement), judgement]));
  const lines = reportText(report).split('\n');
  const shown = lines.map((line, index) => {
    const judgement = headings.get(line);
    if (judgement !== undefined)
      return coloured(asExpected(judgement) ? 'green' : 'red', line + expectation(judgement));
    return index === 0 ? coloured('bold', line) : line;
  });
  return `${[...shown, ...(trivial === undefined ? [] : trivialLines(trivial))].join('\n')}\n\n`;
}

/** What the properties say to each trivial protocol. */
function trivialLines(trivial: TrivialReport | null): readonly string[] {
  if (trivial === null) {
    return [
      '  trivial protocols: none are known for what these processes are asked, only for a broadcast, a consensus, a commit',
    ];
  }
  const missed = missedBy(trivial);
  const lines = trivial.protocols.map(({ name, violates, open }) => {
    if (violates.length > 0) return `    ${name}: violates ${violates.map(onOneLine).join(', ')}`;
    if (open.length > 0) return `    ${name}: open: ${open.map(onOneLine).join(', ')}`;
    return coloured('red', `    ${name}: violates nothing`);
  });
  const complete =
    missed.length === 0
      ? 'none satisfies all properties'
      : 'the properties are incomplete, since a trivial protocol satisfies all of them';
  return [
    `  trivial protocols (${trivial.interface}): ${complete}`,
    ...lines,
    ...(trivial.leftOut.length === 0
      ? []
      : [`    left out, since they read local states: ${trivial.leftOut.map(onOneLine).join(', ')}`]),
  ];
}

/** The line of the report that bears a property's verdict. */
function heading({ finding }: Judgement): string {
  return `  ${onOneLine(finding.property)}: ${verdictPhrase(finding.verdict)}`;
}

function expectation(judgement: Judgement): string {
  const { expected, outcome } = judgement;
  if (asExpected(judgement)) return expected === 'holds' ? '' : ', as expected';
  return expected === outcome ? '' : `, but expected: ${expected}`;
}

function coloured(style: 'bold' | 'green' | 'red', text: string): string {
  // The stream knows whether it is a terminal, and the environment whether colours are wanted.
  return styleText(style, text, { stream: process.stdout });
}

/** The files that were written, what was left out, and how many findings are as expected. */
export function summaryText(run: Run): string {
  const files = [...run.checks.flatMap(({ diagrams }) => diagrams.map(({ path }) => path)), ...run.pictures];
  const judged = run.checks.flatMap(({ judgements }) => judgements);
  const expected = judged.filter(asExpected).length;
  const lines = [
    ...(files.length > 0 ? ['Diagrams:', ...files.map((path) => `  ${path}`)] : []),
    ...(run.notRun.length > 0 ? [`Interrupted before: ${run.notRun.map(({ name }) => name).join(', ')}`] : []),
  ];
  // Where nothing was checked, the problems have said why.
  if (judged.length > 0 || run.problems.length === 0) {
    const total = `${counted(run.checks.length, 'check', 'checks')}, ${counted(judged.length, 'property', 'properties')}`;
    const surprising = judged.length - expected;
    const problems =
      run.problems.length === 0 ? '' : `; ${counted(run.problems.length, 'problem', 'problems')} besides`;
    lines.push(
      `${total}: ${surprising === 0 ? 'all' : expected} as expected${surprising === 0 ? '' : `, ${surprising} not`}${problems}`,
    );
  }
  return lines.map((line) => `${line}\n`).join('');
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
