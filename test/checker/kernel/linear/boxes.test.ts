import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, boxesWithin, type Reading, sizeOf } from '../../../../checker/kernel/linear/boxes.ts';

const readings = (path: readonly number[], ...all: readonly (readonly number[])[]): Reading[] =>
  all.map((ids) => ({ path, ids }));

const contains = (box: Box, { path, ids }: Reading) =>
  path.length === box.size && path.every((slot, index) => box.get(slot)?.has(ids[index]!));

/** All conjunctions of conditions on three slots of which the second and third are read only if the first one is met. */
const conjunction = fc.tuple(...[0, 1, 2].map(() => fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 })));

describe('boxes', () => {
  it('hold what a conjunction of conditions on single slots lets through, in one', () => {
    fc.assert(
      fc.property(conjunction, ([a, b, c]) => {
        const all = a!.flatMap((x) => b!.flatMap((y) => c!.map((z) => [x, y, z])));
        const boxes = boxesWithin(readings([7, 3, 5], ...all), 4);
        expect(boxes).toEqual([
          new Map([
            [7, new Set(a)],
            [3, new Set(b)],
            [5, new Set(c)],
          ]),
        ]);
      }),
    );
  });

  it('hold nothing but what was read, and nothing twice', () => {
    const some = fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(2)), { minLength: 1, selector: String });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 5 }), (all, most) => {
        const known = readings([0, 1, 2], ...all);
        const boxes = boxesWithin(known, most);
        expect(boxes.length).toBeLessThanOrEqual(most);
        for (const reading of known) {
          expect(boxes.filter((box) => contains(box, reading)).length).toBeLessThanOrEqual(1);
        }
        const held = known.filter((reading) => boxes.some((box) => contains(box, reading)));
        expect(boxes.reduce((sum, box) => sum + sizeOf(box), 0)).toBe(held.length);
        if (most === 5 && all.length <= 5) expect(held).toEqual(known);
      }),
    );
  });
});
