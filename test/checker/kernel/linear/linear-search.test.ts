import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadthFirst } from '../../../../checker/search/breadth-first.ts';
import { explore } from '../../../../checker/search/explore.ts';
import { searchThreads } from '../../../../cli/search-threads.ts';
import { randomTables, systemOf } from '../../random-transition-system.ts';
import { agree, unlimited } from './agree.ts';

describe('the search in WebAssembly says what the search in TypeScript says, on random systems', () => {
  it('with one thread', () => agree(600));
  it('with two threads, from the first level on', () => agree(400, searchThreads(2, 1)));
  it('with three threads', () => agree(200, searchThreads(3, 1)));

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
