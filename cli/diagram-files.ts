import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { BadInput } from '../checker/bad-input.ts';
import type { Execution } from '../checker/execution.ts';
import type { Lasso, Report, Verdict } from '../checker/verdict.ts';
import { sequenceDiagram } from '../diagrams/sequence-diagram.ts';
import { stateDiagram } from '../diagrams/state-diagram.ts';
import { slug, uniqueNames } from './slug.ts';

/** A diagram that lies in a file. */
export interface DiagramFile {
  /** The property that it shows; none for the table of a process. */
  readonly property: string | undefined;
  readonly path: string;
  /** The path without its ending: where pictures of it go. */
  readonly stem: string;
  readonly text: string;
}

/** Writes the diagrams of one report. */
export type DiagramWriter = (report: Report) => readonly DiagramFile[];

/**
 * Makes the folder, and a writer that puts a Mermaid file for each counterexample and witness into it, `<check>--<property>.mmd`, and
 * one for each table, `<check>--table-of-<processes>.mmd`. The same reports in the same order give the same names; a file of that name
 * is replaced.
 *
 * @throws BadInput where the folder cannot be made or written into
 */
export function diagramWriter(folder: string): DiagramWriter {
  const writeInto = diagramFolder(folder);
  return (report) => {
    const write = (name: string, text: string, property?: string): DiagramFile => ({
      property,
      text,
      ...writeInto(report.check, name, text),
    });
    const executions = report.findings.flatMap(({ property, verdict }) => {
      const shown = executionOf(verdict);
      if (shown === undefined) return [];
      const caption = { check: report.check, property, outcome: shown.outcome };
      return [write(property, sequenceDiagram(shown.execution, caption), property)];
    });
    const tables = report.tables.map(({ processes, table: { rows, start } }) => {
      const title = `${processes.join(', ')}: transitions (${report.check})`;
      return write(`table of ${processes.join(' ')}`, stateDiagram(rows, start, title));
    });
    return [...executions, ...tables];
  };
}

/**
 * Makes a folder, and a function that writes Mermaid files into it, `<check>--<name>.mmd`, no two of one name.
 *
 * @throws BadInput where the folder cannot be made or written into
 */
export function diagramFolder(
  folder: string,
): (check: string, name: string, text: string) => Pick<DiagramFile, 'path' | 'stem'> {
  if (folder === '') throw new BadInput('--diagrams: expected a folder, found "". Name one, such as diagrams-out.');
  writable(folder, () => makeFolder(resolve(folder)));
  const uniqueName = uniqueNames();
  return (check, name, text) => {
    const stem = join(folder, uniqueName(`${slug(check)}--${slug(name)}`));
    const path = `${stem}.mmd`;
    writable(folder, () => writeFileSync(path, text));
    return { path, stem };
  };
}

/** The execution that a verdict shows, if it shows one. */
function executionOf(verdict: Verdict): { execution: Execution | Lasso; outcome: 'violated' | 'witness' } | undefined {
  if (verdict.outcome === 'violated') {
    const { evidence } = verdict;
    if (evidence.kind === 'no witness') return undefined;
    return { execution: evidence.kind === 'lasso' ? evidence : evidence.execution, outcome: 'violated' };
  }
  if (verdict.outcome === 'holds' && verdict.witness !== undefined)
    return { execution: verdict.witness, outcome: 'witness' };
  return undefined;
}

/** Level by level: where a file system makes no folders, such as /proc, `mkdirSync` with `recursive` never comes back in Node 20. */
function makeFolder(path: string): void {
  if (existsSync(path) && statSync(path).isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  mkdirSync(path);
}

function writable(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new BadInput(
      `${folder}: the diagrams cannot be written into this folder: ${error instanceof Error ? error.message : error}.`,
    );
  }
}
