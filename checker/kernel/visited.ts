import { hashOfRow } from './mix.ts';
import type { Rows } from './rows.ts';

/**
 * The set of rows that were met: exact, by comparing whole rows; the hash only says where to look.
 *
 * A flat table with open addressing, entries of two integers: the number of the row plus one (0 marks a free place), and its hash, so
 * that growing never touches the rows.
 */
export class Visited {
  readonly rows: Rows;
  #table: Int32Array;
  #mask: number;

  constructor(rows: Rows, capacity = 1 << 12) {
    this.rows = rows;
    this.#table = new Int32Array(2 * capacity);
    this.#mask = capacity - 1;
  }

  get bytes(): number {
    return this.#table.byteLength + this.rows.bytes;
  }

  /** Reads the places where rows with these hashes would stand, so that the memory accesses overlap. */
  touch(hashes: Int32Array, count: number): number {
    const table = this.#table;
    const mask = this.#mask;
    let sum = 0;
    for (let index = 0; index < count; index++) sum += table[(hashes[index]! & mask) * 2]!;
    return sum;
  }

  /** The number of the row that equals the `width` words at `from` in `words`; -1 if there is none. */
  find(words: Int32Array, from: number, hash: number): number {
    return this.#table[this.#place(words, from, hash) * 2]! - 1;
  }

  /**
   * Adds the row of `width` words at `from` in `words`.
   *
   * @returns the number of the new row; or, if an equal row is there already, minus one minus its number
   */
  add(words: Int32Array, from: number, hash: number): number {
    const place = this.#place(words, from, hash);
    const entry = this.#table[place * 2]!;
    if (entry !== 0) return -entry;
    const row = this.rows.push(words, from);
    this.#table[place * 2] = row + 1;
    this.#table[place * 2 + 1] = hash;
    if (this.rows.length * 10 > (this.#mask + 1) * 7) this.#grow();
    return row;
  }

  /** The place of the row in the table: of its entry, or free. */
  #place(words: Int32Array, from: number, hash: number): number {
    const table = this.#table;
    const mask = this.#mask;
    const width = this.rows.width;
    let place = hash & mask;
    for (;;) {
      const entry = table[place * 2]!;
      if (entry === 0) return place;
      if (table[place * 2 + 1] === hash) {
        const chunk = this.rows.chunk(entry - 1);
        const at = this.rows.offset(entry - 1);
        let word = 0;
        while (word < width && chunk[at + word] === words[from + word]) word++;
        if (word === width) return place;
      }
      place = (place + 1) & mask;
    }
  }

  /** Enters all rows anew, after their words have changed. */
  rehash(): void {
    const table = this.#table.fill(0);
    const mask = this.#mask;
    for (let row = 0; row < this.rows.length; row++) {
      const hash = hashOfRow(this.rows.chunk(row), this.rows.offset(row), this.rows.width);
      let place = hash & mask;
      while (table[place * 2] !== 0) place = (place + 1) & mask;
      table[place * 2] = row + 1;
      table[place * 2 + 1] = hash;
    }
  }

  #grow(): void {
    const old = this.#table;
    const table = new Int32Array(old.length * 2);
    const mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue;
      let place = old[at + 1]! & mask;
      while (table[place * 2] !== 0) place = (place + 1) & mask;
      table[place * 2] = old[at]!;
      table[place * 2 + 1] = old[at + 1]!;
    }
    this.#table = table;
    this.#mask = mask;
  }
}
