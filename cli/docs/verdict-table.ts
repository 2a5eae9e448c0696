import { cellText } from '../../checker/text/matrix-grid.ts';
import { onOneLine } from '../../checker/text/on-one-line.ts';
import type { Report } from '../../checker/verdict.ts';
import type { Property } from '../../specs/property.ts';

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text) => onOneLine(text).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Verdicts side by side, checks by properties, and below what a few words do not say. */
export function verdictTable(
  reports: readonly Report[],
  properties: readonly Pick<Property, 'name'>[],
): readonly string[] {
  const notes: string[] = [];
  const rows = reports.map(({ check, findings }) => [
    check,
    ...properties.map(({ name }) => {
      const finding = findings.find(({ property }) => property === name);
      if (finding === undefined) return '';
      const { text, note } = cellText(finding);
      if (note === undefined) return text;
      if (!notes.includes(note)) notes.push(note);
      return `${text} (${notes.indexOf(note) + 1})`;
    }),
  ]);
  return [
    ...table(['check', ...properties.map(({ name }) => name)], rows),
    ...(notes.length === 0 ? [] : ['', ...notes.map((note, index) => `${index + 1}. ${onOneLine(note)}`)]),
  ];
}
