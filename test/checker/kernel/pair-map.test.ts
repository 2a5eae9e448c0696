import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ABSENT, PairMap } from '../../../checker/kernel/pair-map.ts';

const key = fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 2 ** 31 - 2 }));

describe('a map from pairs', () => {
  it('answers what a Map of joined keys answers', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, key, fc.nat())), fc.array(fc.tuple(key, key)), (entries, others) => {
        const map = new PairMap();
        const plain = new Map<string, number>();
        for (const [a, b, value] of entries) {
          if (plain.has(`${a},${b}`)) continue;
          plain.set(`${a},${b}`, value);
          map.add(a, b, value);
        }
        const asked = [...entries.map(([a, b]) => [a, b] as const), ...others];
        for (const [a, b] of asked) expect(map.get(a, b)).toBe(plain.get(`${a},${b}`) ?? ABSENT);
        expect(map.size).toBe(plain.size);
      }),
    );
  });

  it('tells (a, b) from (b, a), and 0 from nothing', () => {
    const map = new PairMap();
    map.add(0, 0, 0);
    map.add(1, 2, 12);
    map.add(2, 1, 21);
    expect([map.get(0, 0), map.get(1, 2), map.get(2, 1), map.get(2, 2)]).toEqual([0, 12, 21, ABSENT]);
  });

  it('keeps every pair while its table grows', () => {
    const map = new PairMap();
    for (let a = 0; a < 200; a++) for (let b = 0; b < 100; b++) map.add(a, b, a * 100 + b);
    let wrong = 0;
    for (let a = 0; a < 200; a++) for (let b = 0; b < 100; b++) if (map.get(a, b) !== a * 100 + b) wrong++;
    expect(wrong).toBe(0);
    expect(map.get(200, 0)).toBe(ABSENT);
    expect(map.size).toBe(20_000);
  });
});
