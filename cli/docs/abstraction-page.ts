import type { Check } from '../../checker/check.ts';
import { onOneLine } from '../../checker/text/on-one-line.ts';
import type { Report } from '../../checker/verdict.ts';
import { sequenceDiagram } from '../../diagrams/sequence-diagram.ts';
import { type Abstraction, type Entry, labelOf, propertiesOf, states, titleOf } from '../../specs/abstraction.ts';
import { generated } from './generated.ts';
import { table, verdictTable } from './verdict-table.ts';

/** The checks that state a property of an abstraction. */
export function checksOf(abstraction: Abstraction, checks: readonly Check[]): readonly Check[] {
  return checks.filter(({ properties }) => properties.some((property) => states(abstraction, property)));
}

/** The page of an abstraction: what its properties say and why, what was found of them, and an execution that breaks each, where there is one. */
export function abstractionPage(abstraction: Abstraction, reports: readonly Report[]): string {
  const { name, events, source, entries } = abstraction;
  const named = propertiesOf(abstraction);
  return generated([
    `# ${name}`,
    '',
    `${events} (${source})`,
    '',
    ...table(['', 'property', 'statement', 'kind', 'why'], entries.map(entryRow)),
    ...(entries.some((entry) => 'givenFailures' in entry && entry.givenFailures) ? ['', givenFailures] : []),
    '',
    '## Verdicts',
    '',
    ...(reports.length === 0 ? ['No protocol of it ships yet.'] : verdictTable(reports, named)),
    ...named.flatMap(({ name: property }) => counterexample(property, reports)),
  ]);
}

const givenFailures =
  '† only because the failure pattern is chosen at the start: who is faulty never changes in an execution.';

function entryRow(entry: Entry): readonly string[] {
  const { property, statement } = entry;
  const head = [labelOf(property), titleOf(property), statement];
  if (!('class' in entry)) return [...head, 'none', 'why' in property ? String(property.why) : ''];
  return [...head, `${entry.class}${entry.givenFailures ? ' †' : ''}`, entry.argument];
}

/** The first execution that breaks a property, as a diagram. */
function counterexample(property: string, reports: readonly Report[]): readonly string[] {
  for (const { check, findings } of reports) {
    const verdict = findings.find((finding) => finding.property === property)?.verdict;
    if (verdict?.outcome !== 'violated' || verdict.evidence.kind === 'no witness') continue;
    const { evidence } = verdict;
    const shown = evidence.kind === 'lasso' ? evidence : evidence.execution;
    return [
      '',
      `## ${onOneLine(property)}, broken by: ${onOneLine(check)}`,
      '',
      `Rests on: ${verdict.assumptions.map(onOneLine).join('; ')}.`,
      '',
      '```mermaid',
      sequenceDiagram(shown, { check, property, outcome: 'violated' }).trimEnd(),
      '```',
    ];
  }
  return [];
}
