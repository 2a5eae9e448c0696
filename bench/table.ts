import type { Growth } from './growth.ts';
import type { Row } from './row.ts';

/** The rows as a table in Markdown. */
export function rowsTable(rows: readonly Row[]): string {
  return table(
    [
      'model',
      'form',
      'workers',
      'reduction',
      'states',
      'transitions',
      'depth',
      'seconds',
      'CPU s',
      'states/s',
      'transitions/s',
      'B/state',
      'peak MiB',
      'user calls',
      'x naive',
      'x SPIN',
      'counts',
    ],
    rows.map((row) => [
      row.model,
      row.form,
      String(row.workers),
      row.reduction,
      whole(row.states),
      whole(row.transitions),
      whole(row.depth),
      row.seconds.toFixed(2),
      row.cpuSeconds.toFixed(2),
      whole(row.statesPerSecond),
      whole(row.transitionsPerSecond),
      row.bytesPerState.toFixed(0),
      (row.peakMemory / 2 ** 20).toFixed(0),
      whole(row.userCalls),
      row.ratioToNaive?.toFixed(1) ?? '-',
      row.ratioToSpin?.toFixed(2) ?? '-',
      countsOf(row),
    ]),
  );
}

/** The naive checker and SPIN on the same models, as a table in Markdown. */
export function peersTable(rows: readonly Row[]): string {
  return table(
    ['model', 'form', 'reduction', 'naive states', 'naive s', 'naive states/s', 'SPIN s', 'SPIN MB'],
    rows.map(({ model, form, reduction, naive, spin }) => [
      model,
      form,
      reduction,
      naive === null ? '-' : `${whole(naive.states)}${naive.complete ? '' : ' (cut)'}`,
      naive?.seconds.toFixed(2) ?? '-',
      naive === null ? '-' : whole(naive.statesPerSecond),
      spin?.seconds.toFixed(2) ?? '-',
      spin === null ? '-' : (spin.peakMemory / 1e6).toFixed(0),
    ]),
  );
}

/** States against time, as a table in Markdown. */
export function growthTable(growth: readonly Growth[]): string {
  return table(
    ['model', 'form', 'workers', 'states', 'seconds', 'µs/state', 'exponent'],
    growth.flatMap(({ form, workers, sizes }) =>
      sizes.map(({ model, states, seconds, microsecondsPerState, exponent }) => [
        model,
        form,
        String(workers),
        whole(states),
        seconds.toFixed(2),
        microsecondsPerState.toFixed(2),
        exponent?.toFixed(2) ?? '-',
      ]),
    ),
  );
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map((_, column) => (column < 2 ? '---' : '---:'))), ...lines.map(row)].join('\n');
}

function countsOf({ meetsPublished, spin, outcomes }: Row): string {
  const words = [
    ...(meetsPublished === null ? [] : [meetsPublished ? 'as published' : 'NOT AS PUBLISHED']),
    ...(spin === null || spin.sameCounts === null ? [] : [spin.sameCounts ? 'as SPIN' : 'NOT AS SPIN']),
    ...outcomes.filter((outcome) => outcome !== 'holds'),
  ];
  return words.length === 0 ? '-' : words.join(', ');
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
