import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Layout, type PackedRows } from '../../../../checker/kernel/layout.ts';
import { bitsMax, windowsOf } from '../../../../checker/kernel/linear/windows.ts';

/** No rows yet: nothing has to be moved. */
const noRows: PackedRows = {
  length: 0,
  width: 100,
  widen: () => {},
  moveField: () => {},
  chunk: () => new Int32Array(0),
  offset: () => 0,
};

function layoutOf(largest: readonly number[]): Layout {
  const layout = new Layout(largest.length);
  largest.forEach((id, slot) => {
    if (!layout.admits(slot, id)) layout.makeRoom(slot, id, noRows);
  });
  return layout;
}

describe('windows of a row', () => {
  it('hold each field once, whole, within 64 bits, and no more than eight bits where there are several', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 300 }), { minLength: 1, maxLength: 40 }), (largest) => {
        const layout = layoutOf(largest);
        const slots = [...largest.keys()];
        const windows = windowsOf(slots, layout);
        expect(windows.flatMap(({ fields }) => fields.map(({ slot }) => slot)).sort((a, b) => a - b)).toEqual(
          slots.filter((slot) => largest[slot]! > 0),
        );
        for (const { word, shift, bits, fields } of windows) {
          expect(shift + bits).toBeLessThanOrEqual(64);
          if (fields.length > 1) expect(bits).toBeLessThanOrEqual(bitsMax);
          for (const field of fields) {
            expect(64 * word + shift + field.shift).toBe(32 * layout.word[field.slot]! + layout.shift[field.slot]!);
            expect(field.mask).toBe(layout.mask[field.slot]);
            expect(2 ** field.shift * (field.mask + 1)).toBeLessThanOrEqual(2 ** bits);
          }
        }
      }),
    );
  });
});
