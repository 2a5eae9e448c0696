import { describe, expect, it } from 'vitest';
import { Rows } from '../../../checker/kernel/rows.ts';

const rowsPerChunk = chunkOf(new Rows(1));

/** How many rows of one word the chunk of a first row has room for. */
function chunkOf(rows: Rows): number {
  return rows.chunk(rows.push(Int32Array.of(0), 0)).length;
}

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
    expect(rows.chunks.length).toBe(2);
    const border = [0, 1, rowsPerChunk - 1, rowsPerChunk, rowsPerChunk + 2];
    expect(border.map((number) => row(rows, number))).toEqual(border.map((number) => [1 - number]));
    rows.widen(3);
    expect(border.map((number) => row(rows, number))).toEqual(border.map((number) => [1 - number, 0, 0]));
    expect(rows.push(Int32Array.of(5, 6, 7), 0)).toBe(rowsPerChunk + 3);
    expect(row(rows, rowsPerChunk + 3)).toEqual([5, 6, 7]);
    expect(rows.bytes).toBe(2 * rowsPerChunk * 3 * 4);
  });
});
