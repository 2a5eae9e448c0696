import fc from 'fast-check';
import { expect } from 'vitest';
import { breadthFirst, type SearchLimits, type SearchResult } from '../../../../checker/search/breadth-first.ts';
import type { Crew } from '../../../../checker/search/crew.ts';
import { explore } from '../../../../checker/search/explore.ts';
import { goalOf, wanted } from '../../goals.ts';
import { randomTables, systemOf } from '../../random-transition-system.ts';

export const unlimited: SearchLimits = { memory: Number.POSITIVE_INFINITY, otherBytes: () => 0 };

/** All that a search says, but for what it cost. */
function said(result: SearchResult) {
  const { states, transitions, depth, completeDepth, bounds, found, asked } = result;
  const paths = found.map((row) => (row === undefined ? null : result.pathTo(row)));
  return { states, transitions, depth, completeDepth, bounds, asked, paths };
}

const bound = fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined });

/** Random systems with random things to look for, within random bounds. */
const searches = fc
  .record({ tables: randomTables, all: fc.array(wanted, { maxLength: 3 }), depth: bound, states: bound })
  .map(({ tables, all, depth, states }) => ({
    system: systemOf(tables),
    goals: all.map((one) => goalOf(one, tables.ids)),
    limits: { ...unlimited, depth, states: states === undefined ? undefined : states + 1 },
  }));

/** Compares both searches on so many random systems. */
export function agree(numRuns: number, crew?: Crew) {
  let withFound = 0;
  let withBounds = 0;
  fc.assert(
    fc.property(searches, ({ system, goals, limits }) => {
      const expected = said(breadthFirst(system, goals, limits));
      expect(said(explore(system, goals, limits, crew))).toEqual(expected);
      if (expected.paths.some((path) => path !== null)) withFound++;
      if (expected.bounds.length > 0) withBounds++;
    }),
    { numRuns },
  );
  expect(withFound).toBeGreaterThan(numRuns / 10);
  expect(withBounds).toBeGreaterThan(numRuns / 10);
}
