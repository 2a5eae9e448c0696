import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Layout, narrowBits } from '../../../checker/kernel/layout.ts';
import { Rows } from '../../../checker/kernel/rows.ts';

/** Packed rows beside the ids that went into them. */
class Packed {
  readonly layout: Layout;
  readonly rows = new Rows(1);
  readonly plain: (readonly number[])[] = [];

  constructor(slots: number) {
    this.layout = new Layout(slots);
  }

  push(ids: readonly number[]): void {
    ids.forEach((id, slot) => {
      if (!this.layout.admits(slot, id)) this.layout.makeRoom(slot, id, this.rows);
    });
    const words = new Int32Array(this.layout.words);
    ids.forEach((id, slot) => {
      words[this.layout.word[slot]!]! |= id << this.layout.shift[slot]!;
    });
    this.rows.push(words, 0);
    this.plain.push(ids);
  }

  unpacked(): readonly (readonly number[])[] {
    const { word, shift, mask } = this.layout;
    return this.plain.map((ids, row) =>
      ids.map((_, slot) => (this.rows.chunk(row)[this.rows.offset(row) + word[slot]!]! >>> shift[slot]!) & mask[slot]!),
    );
  }
}

const largestId = 2 ** 31 - 1;

describe('the layout of rows', () => {
  it('gives back the ids that went in, however the fields grow', () => {
    const id = fc.nat({ max: 31 }).chain((bits) => fc.nat({ max: Math.max(0, 2 ** bits - 1) }));
    const vectors = fc
      .integer({ min: 1, max: 9 })
      .chain((slots) =>
        fc.array(fc.array(id, { minLength: slots, maxLength: slots }), { minLength: 1, maxLength: 12 }),
      );
    fc.assert(
      fc.property(vectors, (all) => {
        const packed = new Packed(all[0]!.length);
        for (const ids of all) {
          packed.push(ids);
          expect(packed.unpacked()).toEqual(packed.plain);
        }
        expect(packed.rows.width).toBe(packed.layout.words);
      }),
      { numRuns: 80 },
    );
  });

  it('lets a field grow into the free bits above it, where it changes no row', () => {
    const packed = new Packed(2);
    packed.push([1, 0]);
    packed.push([255, 0]);
    expect([packed.layout.word[0], packed.layout.shift[0], packed.layout.words]).toEqual([0, 0, 1]);
    expect(packed.unpacked()).toEqual([
      [1, 0],
      [255, 0],
    ]);
  });

  it('packs all fields anew where one has a neighbour above it, and leaves space above those that have grown', () => {
    const packed = new Packed(3);
    packed.push([1, 1, 1]);
    expect([...packed.layout.shift]).toEqual([0, 2, 4]);
    packed.push([9, 1, 1]);
    const { word, shift } = packed.layout;
    expect([word[0], shift[0]]).toEqual([0, 0]);
    packed.push([largestId >>> 3, 1, 1]);
    expect([word[0], shift[0]]).toEqual([0, 0]);
    expect(packed.layout.fitsInto(narrowBits)).toBe(true);
    expect(packed.unpacked()).toEqual(packed.plain);
  });

  it('moves a field alone where rows are wide', () => {
    const packed = new Packed(4);
    packed.push([1, 1, largestId, largestId]);
    expect(packed.layout.fitsInto(narrowBits)).toBe(false);
    const [, shift, ...others] = packed.layout.shift;
    packed.push([9, 1, 1, 1]);
    expect([...packed.layout.shift.slice(1)]).toEqual([shift, ...others]);
    expect(packed.unpacked()).toEqual(packed.plain);
  });

  it('leaves a bit free between fields, so that the lower one may grow, but opens no further word for that', () => {
    const packed = new Packed(64);
    packed.push(Array.from({ length: 64 }, (_, slot) => (slot < 16 ? 1 : 0)));
    expect([...packed.layout.shift.slice(0, 16)]).toEqual(Array.from({ length: 16 }, (_, slot) => 2 * slot));
    packed.push(Array.from({ length: 64 }, (_, slot) => (slot < 32 ? 1 : 0)));
    expect(packed.layout.words).toBe(1);
    packed.push(Array.from({ length: 64 }, () => 1));
    expect(packed.layout.words).toBe(2);
    expect(packed.unpacked()).toEqual(packed.plain);
  });

  it('appends a word where no word has a gap', () => {
    const packed = new Packed(3);
    packed.push([largestId, 0, 0]);
    packed.push([largestId, 1, 0]);
    expect(packed.layout.words).toBe(1);
    packed.push([5, 1, largestId]);
    expect(packed.layout.words).toBe(2);
    packed.push([0, largestId, 3]);
    expect(packed.layout.words).toBe(3);
    expect(packed.unpacked()).toEqual(packed.plain);
  });

  it('spends no bits on a slot that never leaves 0', () => {
    const packed = new Packed(40);
    packed.push(Array.from({ length: 40 }, (_, slot) => (slot === 39 ? largestId : 0)));
    expect(packed.layout.words).toBe(1);
    expect(packed.unpacked()).toEqual(packed.plain);
  });

  it('ends at 2^31 values in one slot', () => {
    expect(() => new Packed(1).push([2 ** 31])).toThrow(new RangeError('Slot 0 has more than 2^31 values.'));
  });
});
