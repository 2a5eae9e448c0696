/** Rows per chunk, as a power of two: large, so that there are few chunks to look up. */
const chunkBits = 18;
const chunkRows = 1 << chunkBits;
const chunkMask = chunkRows - 1;

/** Rows that the first chunk has room for at the start, so that a small search stays small. */
const firstRows = 256;

/** Rows as they stand: each as the words of a chunk from an offset on. */
export interface RowsInPlace {
  chunk(row: number): Int32Array;
  offset(row: number): number;
}

/**
 * Rows of 32-bit words, numbered from 0, in chunks: beyond the first chunk, adding a row copies no other row, and no single buffer
 * bounds their number.
 */
export class Rows implements RowsInPlace {
  readonly #chunks: Int32Array[] = [];
  #width: number;
  length = 0;

  constructor(width: number) {
    this.#width = width;
  }

  /** Words per row. */
  get width(): number {
    return this.#width;
  }

  get bytes(): number {
    return this.#chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  }

  /** The chunk that holds a row; its first word is at `offset(row)`. Replaced when it grows: look it up anew after a push. */
  chunk(row: number): Int32Array {
    return this.#chunks[row >>> chunkBits]!;
  }

  offset(row: number): number {
    return (row & chunkMask) * this.#width;
  }

  /** Appends a copy of the `width` words at `from` in `words`, and returns the number of the row. */
  push(words: Int32Array, from: number): number {
    const row = this.length++;
    const at = this.offset(row);
    if ((row & chunkMask) === 0 || at === this.chunk(row).length) this.#makeRoom(row);
    const chunk = this.chunk(row);
    for (let word = 0; word < this.#width; word++) chunk[at + word] = words[from + word]!;
    return row;
  }

  /** Makes every row longer, with zeroes at its end. */
  widen(width: number): void {
    const narrow = this.#width;
    for (const [index, old] of this.#chunks.entries()) {
      const rows = old.length / narrow;
      const chunk = new Int32Array(width * rows);
      for (let row = 0; row < rows; row++) {
        for (let word = 0; word < narrow; word++) chunk[row * width + word] = old[row * narrow + word]!;
      }
      this.#chunks[index] = chunk;
    }
    this.#width = width;
  }

  /** Moves a field to a place where all rows hold zeroes. */
  moveField(
    from: { readonly word: number; readonly shift: number; readonly mask: number },
    to: { readonly word: number; readonly shift: number },
  ): void {
    for (let row = 0; row < this.length; row++) {
      const chunk = this.chunk(row);
      const at = this.offset(row);
      const id = (chunk[at + from.word]! >>> from.shift) & from.mask;
      chunk[at + from.word]! &= ~(from.mask << from.shift);
      chunk[at + to.word]! |= id << to.shift;
    }
  }

  /** Adds a chunk for a row, or makes the one that it belongs to twice as long. */
  #makeRoom(row: number): void {
    const index = row >>> chunkBits;
    const old = this.#chunks[index];
    const rows = old === undefined ? (index === 0 ? firstRows : chunkRows) : (2 * old.length) / this.#width;
    const chunk = new Int32Array(rows * this.#width);
    if (old !== undefined) chunk.set(old);
    this.#chunks[index] = chunk;
  }
}
