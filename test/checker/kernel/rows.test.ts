import { describe, expect, it } from 'vitest';
import { Rows } from '../../../checker/kernel/rows.ts';

/** Rows of a whole chunk. */
const rowsPerChunk = 2 ** 18;

function row(rows: Rows, number: number): readonly number[] {
  const from = rows.offset(number);
  return [...rows.chunk(number).slice(from, from + rows.width)];
}

describe('rows', () => {
  it('are numbered from 0, and copied from anywhere in a buffer', () => {
    const rows = new Rows(2);
    const words = Int32Array.of(9, 1, 2, -3, 4);
    expect([rows.push(words, 1), rows.push(words, 3)]).toEqual([0, 1]);
    words.fill(0);
    expect([row(rows, 0), row(rows, 1), rows.length]).toEqual([[1, 2], [-3, 4], 2]);
  });

  it('go on across the border of a chunk, and widen on both sides of it', () => {
    const rows = new Rows(1);
    const word = new Int32Array(1);
    for (let number = 0; number < rowsPerChunk + 3; number++) {
      word[0] = 1 - number;
      rows.push(word, 0);
    }
    expect(rows.chunk(rowsPerChunk - 1)).not.toBe(rows.chunk(rowsPerChunk));
    const border = [0, 1, rowsPerChunk - 1, rowsPerChunk, rowsPerChunk + 2];
    expect(border.map((number) => row(rows, number))).toEqual(border.map((number) => [1 - number]));
    rows.widen(3);
    expect(border.map((number) => row(rows, number))).toEqual(border.map((number) => [1 - number, 0, 0]));
    expect(rows.push(Int32Array.of(5, 6, 7), 0)).toBe(rowsPerChunk + 3);
    expect(row(rows, rowsPerChunk + 3)).toEqual([5, 6, 7]);
    expect(rows.bytes).toBe(2 * rowsPerChunk * 3 * 4);
  });

  it('take little room while they are few, and grow', () => {
    const rows = new Rows(2);
    for (let number = 0; number < 1_000; number++) rows.push(Int32Array.of(number, -number), 0);
    expect(rows.bytes).toBe(1_024 * 2 * 4);
    expect([row(rows, 0), row(rows, 255), row(rows, 256), row(rows, 999)]).toEqual(
      [
        [0, -0],
        [255, -255],
        [256, -256],
        [999, -999],
      ].map(([a, b]) => [a! | 0, b! | 0]),
    );
  });
});
