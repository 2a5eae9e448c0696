import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadthFirst, type SearchLimits, type SearchResult } from '../../../../checker/search/breadth-first.ts';
import type { Crew } from '../../../../checker/search/crew.ts';
import { explore } from '../../../../checker/search/explore.ts';
import { searchThreads } from '../../../../cli/search-threads.ts';
import { goalOf, wanted } from '../../goals.ts';
import { randomTables, systemOf } from '../../random-transition-system.ts';

const unlimited: SearchLimits = { memory: Number.POSITIVE_INFINITY, otherBytes: () => 0 };

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

function agree(numRuns: number, crew?: Crew) {
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

describe('the search in WebAssembly says what the search in TypeScript says, on random systems', () => {
  it('with one thread', () => agree(2_000));
  it('with two threads, from the first level on', () => agree(1_000, searchThreads(2, 1)));
  it('with three threads', () => agree(300, searchThreads(3, 1)));

  it('and meets the same configurations in the same order', () => {
    fc.assert(
      fc.property(randomTables, (tables) => {
        const system = systemOf(tables);
        const one = breadthFirst(system, [], unlimited);
        const other = explore(system, [], unlimited);
        expect(other.states).toBe(one.states);
        for (let row = 0; row < one.states; row++) expect(other.pathTo(row)).toEqual(one.pathTo(row));
      }),
      { numRuns: 300 },
    );
  });
});
