import { fairWithoutObligations, foreverPhrase, obligationPhrase, openPhrase } from '../../checker/text/lasso-text.ts';
import type { Lasso } from '../../checker/verdict.ts';
import { mermaidText } from '../mermaid-text.ts';
import { bands } from '../theme.ts';
import { type Caption, sign } from './caption.ts';
import { band, note } from './drawing.ts';
import type { Lifelines } from './lifelines.ts';

const OBLIGATIONS_MAX = 12;
const OPEN_MAX = 6;

/** The block of what is repeated for ever: its steps, why that is fair, and what it leaves open. */
export function foreverBlock(
  lasso: Lasso,
  drawn: readonly string[],
  caption: Caption,
  lines: Lifelines,
): readonly string[] {
  const stopped = lasso.execution.steps.length === lasso.stem;
  const body = [
    ...(stopped ? [note(lines.overAll, [foreverPhrase(lasso)])] : drawn),
    note(lines.overAll, fairness(lasso)),
    ...band(bands[caption.outcome], [
      note(lines.overAll, [
        `${sign(caption)} ${caption.property}`,
        ...atMost(lasso.open.map(openPhrase), OPEN_MAX, 'claims'),
      ]),
    ]),
  ];
  return [
    `loop ${mermaidText(stopped ? 'for ever' : `for ever: ${foreverPhrase(lasso)}`)}`,
    ...body.map((statement) => `  ${statement}`),
    'end',
  ];
}

function fairness(lasso: Lasso): readonly string[] {
  const { certificate } = lasso;
  if (certificate.length === 0) return [fairWithoutObligations(lasso)];
  const rows = certificate.map((obligation) => obligationPhrase(obligation, lasso));
  return ['fair, because', ...atMost(rows, OBLIGATIONS_MAX, 'obligations')];
}

/** Some lines, and how many more there are of what. */
function atMost(lines: readonly string[], linesMax: number, what: string): readonly string[] {
  if (lines.length <= linesMax) return lines;
  return [...lines.slice(0, linesMax - 1), `… and ${lines.length - linesMax + 1} more ${what}, not drawn`];
}
