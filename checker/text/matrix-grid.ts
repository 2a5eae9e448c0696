import { type FaultCounts, faults } from '../faults.ts';
import { type Coordinates, combinations } from '../matrix/axis.ts';
import { findingAt, type Matrix } from '../matrix/matrix.ts';
import type { Finding } from '../verdict.ts';
import { counted } from './counted.ts';
import { faultsPhrase } from './fewest-text.ts';
import { loopLength } from './lasso-text.ts';
import { boundsPhrase } from './verdict-text.ts';

/** One cell, in few words: what holds or not, and the number of the note that says more. */
export interface GridCell {
  readonly at: Coordinates;
  readonly text: string;
  readonly note?: number;
}

/** The verdicts on one property: a row per failures and timing, a column per links. */
export interface Grid {
  readonly property: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly GridCell[] }[];
}

/** A matrix as tables, and the notes that their cells refer to, which are numbered from 1. */
export function gridsOf(matrix: Matrix): { readonly grids: readonly Grid[]; readonly notes: readonly string[] } {
  const notes: string[] = [];
  const noteOf = (text: string): number => {
    if (!notes.includes(text)) notes.push(text);
    return notes.indexOf(text) + 1;
  };
  const { axes } = matrix;
  const cell = (property: string, at: Coordinates): GridCell => {
    const finding = findingAt(matrix, property, at);
    if (finding === undefined) return { at, text: '… not run' };
    const { text, note } = cellText(finding);
    return { at, text, ...(note !== undefined && { note: noteOf(note) }) };
  };
  const grids = matrix.properties.map(({ name: property }): Grid => {
    const all = combinations(axes);
    const rows = axes.failures.flatMap((failures) =>
      axes.timing.map((timing) => ({
        name: `${failures.name}; ${timing.name}`,
        cells: axes.links.map((links) =>
          cell(
            property,
            all.find((at) => at.failures === failures.name && at.links === links.name && at.timing === timing.name)!,
          ),
        ),
      })),
    );
    return { property, columns: axes.links.map(({ name }) => name), rows };
  });
  return { grids, notes };
}

/** "✗ 1 crash, 4 steps"; and why, where a few words do not say it. */
export function cellText({ verdict }: Finding): { readonly text: string; readonly note?: string } {
  switch (verdict.outcome) {
    case 'holds':
      if (typeof verdict.extent === 'string') return { text: '✓', ...noteOf([], verdict.unasked) };
      return { text: '✓ so far', ...noteOf([`holds ${boundsPhrase(verdict.extent)}`], verdict.unasked) };
    case 'violated': {
      const { evidence, fewest } = verdict;
      if (evidence.kind === 'no witness') return { text: '✗ no witness' };
      const steps = evidence.kind === 'lasso' ? evidence.stem : evidence.execution.steps.length;
      const loop = evidence.kind === 'lasso' ? loopLength(evidence) : undefined;
      const end = loop === undefined ? '' : loop === 0 ? ', stops' : `, loop of ${loop}`;
      const { execution } = evidence;
      const faults = fewest === undefined ? [] : [faultsOf(fewest.counts, execution.faulty.length)];
      return { text: `✗ ${[...faults, `${counted(steps, 'step')}${end}`].join(', ')}` };
    }
    case 'vacuous':
      return { text: '– vacuous', note: `vacuous: ${verdict.why}` };
    case 'inconclusive':
      return { text: '? open', note: `open: ${verdict.why}` };
    case 'refused':
      return { text: '– refused', note: `refused: ${verdict.why}` };
  }
}

function noteOf(notes: readonly string[], unasked: string | undefined): { readonly note?: string } {
  const said = unasked === undefined ? notes : [...notes.map((note) => `${note}.`), unasked];
  return said.length === 0 ? {} : { note: said.join(' ') };
}

/** "1 crash"; where a process is faulty and there is no fault, that it is: a Byzantine process may be silent. */
function faultsOf(counts: FaultCounts, faulty: number): string {
  const none = faults.every((fault) => counts[fault] === 0);
  return none && faulty > 0 ? `f = ${faulty}, no fault` : faultsPhrase(counts);
}
