import { type Coordinates, combinations, isAtLeastAsHard } from '../matrix/axis.ts';
import { findingAt, type Matrix } from '../matrix/matrix.ts';
import { type Conclusions, conclusions, type Weakest } from '../matrix/weakest.ts';
import { expectFunction, expectMade } from '../shape.ts';
import { counted } from './counted.ts';
import { cellText, type Grid, type GridCell, gridsOf } from './matrix-grid.ts';
import { onOneLine } from './on-one-line.ts';

/** Where the diagram of a violated cell lies, if it was written. */
export type DiagramAt = (property: string, at: Coordinates) => string | undefined;

/** A matrix for a terminal. */
export function matrixText(matrix: Matrix, diagramAt: DiagramAt): string {
  expectMatrix('matrixText', matrix, diagramAt);
  const { grids, notes } = gridsOf(matrix);
  return [
    onOneLine(matrix.protocol),
    ...grids.flatMap((grid) => ['', ...terminalTable(grid)]),
    ...(notes.length > 0 ? ['', ...notes.map((note, index) => `[${index + 1}] ${note}`)] : []),
    '',
    ...conclusionLines(matrix, conclusions(matrix), diagramAt),
    ...diagramLines(grids, diagramAt),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** A matrix in Markdown, each violated cell linked to its diagram. */
export function matrixMarkdown(matrix: Matrix, diagramAt: DiagramAt): string {
  expectMatrix('matrixMarkdown', matrix, diagramAt);
  const { grids, notes } = gridsOf(matrix);
  const row = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    `# ${onOneLine(matrix.protocol)}`,
    ...grids.flatMap(({ property, columns, rows }) => [
      '',
      `## ${onOneLine(property)}`,
      '',
      row(['', ...columns]),
      row(['', ...columns].map(() => '---')),
      ...rows.map(({ name, cells }) => row([name, ...cells.map((cell) => linked(cell, diagramAt(property, cell.at)))])),
    ]),
    ...(notes.length > 0 ? ['', ...notes.map((note, index) => `${index + 1}. ${onOneLine(note)}`)] : []),
    '',
    '## Conclusions',
    '',
    '```text',
    ...conclusionLines(matrix, conclusions(matrix), diagramAt),
    '```',
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function terminalTable({ property, columns, rows }: Grid): readonly string[] {
  const lines = [['', ...columns], ...rows.map(({ name, cells }) => [name, ...cells.map(withNote)])];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  const shown = lines.map((line) =>
    `  ${line.map((text, column) => text.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  );
  return [onOneLine(property), ...shown];
}

/** Where the diagram of each violated cell lies. */
function diagramLines(grids: readonly Grid[], diagramAt: DiagramAt): readonly string[] {
  const lines = grids.flatMap(({ property, rows }) =>
    rows
      .flatMap(({ cells }) => cells)
      .flatMap(({ at }) => {
        const path = diagramAt(property, at);
        return path === undefined ? [] : [`  ${onOneLine(property)}, ${placeText(at)}: ${path}`];
      }),
  );
  return lines.length === 0 ? [] : ['', 'Diagrams:', ...lines];
}

function withNote({ text, note }: GridCell): string {
  return note === undefined ? text : `${text} [${note}]`;
}

function linked(cell: GridCell, diagram: string | undefined): string {
  if (diagram === undefined) return cell.note === undefined ? cell.text : `${cell.text} (${cell.note})`;
  return `[${cell.text}](${encodeURI(diagram)})`;
}

function escaped(text: string): string {
  return onOneLine(text).replaceAll('|', '\\|');
}

/** "no failure; perfect; asynchronous" */
export function placeText({ failures, links, timing }: Coordinates): string {
  return `${failures}; ${links}; ${timing}`;
}

function expectMatrix(where: string, matrix: Matrix, diagramAt: DiagramAt): void {
  expectMade(where, matrix, 'a matrix, as runMatrix(…) returns it', ['properties', 'cells']);
  expectFunction(`${where}, the second argument`, diagramAt);
}

/** Under which assumptions each property holds, and the answers to the two questions. */
function conclusionLines(matrix: Matrix, found: Conclusions, diagramAt: DiagramAt): readonly string[] {
  const run = matrix.cells.length;
  const all = combinations(matrix.axes).length;
  return [
    ...found.properties.flatMap(({ property, weakest }) => [
      `${onOneLine(property)}: ${weakest.length === 0 ? 'holds under none of the models asked for' : 'holds under, at the weakest,'}`,
      ...weakest.flatMap((weak) => weakestLines(matrix, [property], weak, diagramAt)),
    ]),
    '',
    'What is the hardest model in which all of it still holds?',
    ...(found.hardest.length === 0
      ? ['  none of those asked for']
      : found.hardest.flatMap((weak) =>
          weakestLines(
            matrix,
            matrix.properties.map(({ name }) => name),
            weak,
            diagramAt,
          ),
        )),
    'What is the most appropriate one?',
    ...appropriateLines(matrix, found),
    ...found.contradictions.map(
      ({ property, holds, violated }) =>
        `CONTRADICTION: ${property} holds under ${placeText(holds)}, and is violated under ${placeText(violated)}, which is said to be easier: the order between the models is wrong.`,
    ),
    ...(run === all ? [] : [`Stopped after ${run} of ${counted(all, 'combination')}: nothing is said of the others.`]),
  ];
}

function appropriateLines({ cells, axes }: Matrix, { appropriate, hardest }: Conclusions): readonly string[] {
  if (appropriate === undefined) return ['  none of those asked for'];
  const equal = hardest.filter(
    ({ at }) => cells.filter((cell) => isAtLeastAsHard(axes, at, cell.at, 'executions')).length === appropriate.covers,
  ).length;
  const first = equal > 1 ? `; the first of ${equal}` : '';
  return [
    `  ${placeText(appropriate.at)}`,
    `  (by this rule: of the hardest, the one that is at least as hard as the most of the models asked for, here ${appropriate.covers} of ${cells.length}${first})`,
  ];
}

function weakestLines(
  matrix: Matrix,
  properties: readonly string[],
  { at, bounded, outside }: Weakest,
  diagramAt: DiagramAt,
): readonly string[] {
  return [
    `  ${placeText(at)}${bounded ? ' (up to a bound)' : ''}`,
    ...unaskedAt(matrix, properties, at).map((sentence) => `    ${sentence}`),
    ...outside.map((beyond) => {
      const broken = properties.flatMap((property) => {
        const finding = findingAt(matrix, property, beyond)!;
        const { text } = cellText(finding);
        if (text.startsWith('✓')) return [];
        const diagram = diagramAt(property, beyond);
        const what = properties.length === 1 ? text : `${property}: ${text}`;
        return [`${onOneLine(what)}${diagram === undefined ? '' : ` (${diagram})`}`];
      });
      const further = broken.length === 1 ? '' : `; and ${broken.length - 1} more`;
      return `    just outside: ${placeText(beyond)}: ${broken[0]}${further}`;
    }),
  ];
}

/** Of what properties were not asked that hold under a combination. */
function unaskedAt(matrix: Matrix, properties: readonly string[], at: Coordinates): readonly string[] {
  return properties.flatMap((property) => {
    const { verdict } = findingAt(matrix, property, at)!;
    if (verdict.outcome !== 'holds' || verdict.unasked === undefined) return [];
    return [properties.length === 1 ? verdict.unasked : `${onOneLine(property)}: ${verdict.unasked}`];
  });
}
