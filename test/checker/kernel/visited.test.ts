import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rows } from '../../../checker/kernel/rows.ts';
import { Visited } from '../../../checker/kernel/visited.ts';

describe('the set of visited rows', () => {
  it('is exact: rows with equal hashes stay apart', () => {
    const visited = new Visited(new Rows(2), 4);
    const hash = 42;
    const rows = Int32Array.of(1, 2, 1, 3, 0, 2, 1, 2);
    expect([0, 2, 4, 6].map((from) => visited.add(rows, from, hash))).toEqual([0, 1, 2, -1]);
    expect(visited.find(rows, 2, hash)).toBe(1);
    expect(visited.find(Int32Array.of(9, 9), 0, hash)).toBe(-1);
  });

  it('finds what a Set of joined rows finds, whatever the hashes, while it grows', () => {
    const row = fc.record({ words: fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), from: fc.nat({ max: 3 }) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 80, size: 'max' }), fc.nat({ max: 7 }), (all, spread) => {
        const visited = new Visited(new Rows(2), 4);
        const numbers = new Map<string, number>();
        for (const { words, from } of all) {
          const buffer = new Int32Array(from + 2);
          buffer.set(words, from);
          // Few distinct hashes, negative ones among them.
          const hash = (words[0] + words[1]) % (spread + 1) === 0 ? -1 : (words[0] * spread) | 0;
          const known = numbers.get(words.join());
          expect(visited.find(buffer, from, hash)).toBe(known ?? -1);
          expect(visited.add(buffer, from, hash)).toBe(known === undefined ? numbers.size : -1 - known);
          if (known === undefined) numbers.set(words.join(), numbers.size);
        }
        expect(visited.rows.length).toBe(numbers.size);
      }),
    );
  });
});
