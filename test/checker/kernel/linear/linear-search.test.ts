import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breadthFirst } from '../../../../checker/search/breadth-first.ts';
import { explore } from '../../../../checker/search/explore.ts';
import { randomTables, systemOf } from '../../random-transition-system.ts';

const unlimited = { memory: Number.POSITIVE_INFINITY, otherBytes: () => 0 };

describe('the search in WebAssembly', () => {
  it('agrees', () => {
    fc.assert(
      fc.property(randomTables, (tables) => {
        const system = systemOf(tables);
        const a = breadthFirst(system, [], unlimited);
        const b = explore(system, [], unlimited);
        expect({ s: b.states, t: b.transitions, d: b.depth, c: b.completeDepth, b: b.bounds }).toEqual({ s: a.states, t: a.transitions, d: a.depth, c: a.completeDepth, b: a.bounds });
        for (let row = 0; row < a.states; row++) expect(b.pathTo(row)).toEqual(a.pathTo(row));
      }),
      { numRuns: 1000 },
    );
  });
});
