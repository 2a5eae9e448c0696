import type { Row } from './row.ts';

/** How the time of a model grows with its size. */
export interface Growth {
  readonly family: string;
  readonly form: string;
  readonly workers: number;
  readonly sizes: readonly GrowthPoint[];
}

export interface GrowthPoint {
  readonly model: string;
  readonly states: number;
  readonly seconds: number;
  readonly microsecondsPerState: number;
  /** Log of the growth in time over log of the growth in states, from the size before: 1 is linear. */
  readonly exponent: number | null;
}

/** The curves of the families of which at least three sizes were measured, the smallest first. */
export function growthOf(rows: readonly Row[], familyOf: (row: Row) => string): readonly Growth[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = `${familyOf(row)}/${row.form}/${row.workers}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return [...groups.values()]
    .filter((group) => group.length >= 3)
    .map((group) => ({
      family: familyOf(group[0]!),
      form: group[0]!.form,
      workers: group[0]!.workers,
      sizes: pointsOf(group),
    }));
}

function pointsOf(group: readonly Row[]): readonly GrowthPoint[] {
  const sorted = group.toSorted((a, b) => a.states - b.states);
  return sorted.map(({ model, states, seconds }, index) => {
    const before = sorted[index - 1];
    const exponent =
      before === undefined ? null : Math.log(seconds / before.seconds) / Math.log(states / before.states);
    return { model, states, seconds, microsecondsPerState: (1e6 * seconds) / states, exponent };
  });
}
