import type { Check } from '../../checker/check.ts';
import { counted } from '../../checker/text/counted.ts';
import { executionLines } from '../../checker/text/execution-text.ts';
import { lassoLines } from '../../checker/text/lasso-text.ts';
import type { Report } from '../../checker/verdict.ts';
import { differs, type Figure } from './figures/figure.ts';
import { figures } from './figures/figures.ts';
import { generated } from './generated.ts';
import { table } from './verdict-table.ts';

/** Steps and configurations beside those of another search, with why they differ, and the executions that have other lengths. */
export function figuresPage(checks: readonly Check[], reportOf: (check: Check) => Report): string {
  return generated([
    '# Steps and configurations, beside those of another search',
    '',
    'The other search was written independently, for the same protocols with the same parameters. Both find the shortest executions, and both take a handler for one step; but there a crash is a step between handlers, each message that is lost with it another one, and where processes are Byzantine a quorum is heard in one step. Where the figures differ, the reason is told, and the execution that was found here follows below. No difference was found to be a mistake of either side.',
    '',
    ...table(
      ['check', 'property', 'here', 'there', 'why they differ'],
      figures.map((figure) => [
        figure.check,
        figure.property,
        counts(figure, 'here'),
        counts(figure, 'there'),
        figure.why ?? '',
      ]),
    ),
    '',
    '## The executions of other lengths',
    ...figures.flatMap((figure) => (differs(figure) ? executionOf(figure, checks, reportOf) : [])),
  ]);
}

function counts({ steps, loop, states }: Figure, where: 'here' | 'there'): string {
  const number = (value: number | string, what: string) =>
    typeof value === 'string' ? `${value} ${what}s` : counted(value, what);
  return [
    ...(steps === undefined ? [] : [number(steps[where], 'step')]),
    ...(loop === undefined ? [] : [`a loop of ${number(loop[where], 'step')}`]),
    ...(states === undefined ? [] : [number(states[where], 'configuration')]),
  ].join(', ');
}

function executionOf(
  { check: name, property, states }: Figure,
  checks: readonly Check[],
  reportOf: (check: Check) => Report,
): readonly string[] {
  if (states !== undefined) return [];
  const { findings } = reportOf(checks.find((check) => check.name === name)!);
  const { verdict } = findings.find((finding) => finding.property === property)!;
  if (verdict.outcome !== 'violated' || verdict.evidence.kind === 'no witness') return [];
  const { evidence } = verdict;
  return [
    '',
    '<details>',
    `<summary>${name}: ${property}</summary>`,
    '',
    '```text',
    ...(evidence.kind === 'lasso' ? lassoLines(evidence) : executionLines(evidence.execution)),
    '```',
    '',
    '</details>',
  ];
}
