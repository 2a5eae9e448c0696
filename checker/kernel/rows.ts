/** Rows per chunk, as a power of two: small enough that a small search stays small. */
const chunkBits = 13;
const chunkMask = (1 << chunkBits) - 1;

/**
 * Rows of 32-bit words, numbered from 0, in chunks: adding a row copies no other row, and no single buffer bounds their number.
 */
export class Rows {
  readonly chunks: Int32Array[] = [];
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
    return this.chunks.length * this.#width * 4 * (1 << chunkBits);
  }

  /** The chunk that holds a row; its first word is at `offset(row)`. */
  chunk(row: number): Int32Array {
    return this.chunks[row >>> chunkBits]!;
  }

  offset(row: number): number {
    return (row & chunkMask) * this.#width;
  }

  /** Appends a copy of the `width` words at `from` in `words`, and returns the number of the row. */
  push(words: Int32Array, from: number): number {
    const row = this.length++;
    if (row >>> chunkBits === this.chunks.length) this.chunks.push(new Int32Array(this.#width << chunkBits));
    const chunk = this.chunks[row >>> chunkBits]!;
    const at = (row & chunkMask) * this.#width;
    for (let word = 0; word < this.#width; word++) chunk[at + word] = words[from + word]!;
    return row;
  }

  /** Makes every row longer, with zeroes at its end. */
  widen(width: number): void {
    const narrow = this.#width;
    this.chunks.forEach((old, index) => {
      const chunk = new Int32Array(width << chunkBits);
      for (let row = 0; row <= chunkMask; row++) {
        for (let word = 0; word < narrow; word++) chunk[row * width + word] = old[row * narrow + word]!;
      }
      this.chunks[index] = chunk;
    });
    this.#width = width;
  }
}
