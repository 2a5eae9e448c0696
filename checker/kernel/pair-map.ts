import { mix } from './mix.ts';

/** What `get` answers for a pair that is not there. */
export const ABSENT = -1;

/**
 * A map from pairs of integers to integers >= 0, in one flat table with open addressing: entries of four integers, the first
 * key plus one (0 marks a free place), the second key, the value, and one unused.
 */
export class PairMap {
  #table = new Int32Array(4 << 4);
  #mask = (1 << 4) - 1;
  size = 0;

  get bytes(): number {
    return this.#table.byteLength;
  }

  get(a: number, b: number): number {
    const table = this.#table;
    let place = placeOf(a, b) & this.#mask;
    for (;;) {
      const at = place << 2;
      const key = table[at]!;
      if (key === 0) return ABSENT;
      if (key === a + 1 && table[at + 1] === b) return table[at + 2]!;
      place = (place + 1) & this.#mask;
    }
  }

  /** Adds a pair that is not there yet. */
  add(a: number, b: number, value: number): void {
    if (this.size * 2 > this.#mask) this.#grow();
    this.#enter(a, b, value);
    this.size++;
  }

  #enter(a: number, b: number, value: number): void {
    const table = this.#table;
    let place = placeOf(a, b) & this.#mask;
    while (table[place << 2] !== 0) place = (place + 1) & this.#mask;
    const at = place << 2;
    table[at] = a + 1;
    table[at + 1] = b;
    table[at + 2] = value;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let at = 0; at < old.length; at += 4) {
      if (old[at] !== 0) this.#enter(old[at]! - 1, old[at + 1]!, old[at + 2]!);
    }
  }
}

function placeOf(a: number, b: number): number {
  return mix(a ^ Math.imul(b, 0x9e3779b1));
}
