import type { LinearMemory } from './linear-memory.ts';

/** What finds the places of pairs, which WebAssembly computes. */
export interface PairPlaces {
  setPair(map: number, first: number, second: number, value: number): void;
}

/**
 * A map from pairs of integers to integers other than 0, in linear memory: entries of 16 bytes, the first of the pair plus one (0 marks a
 * free place), the second, the value, and four bytes unused.
 */
export class LinearPairs {
  readonly #memory: LinearMemory;
  readonly #places: PairPlaces;
  /** Where the address of the entries stands, and behind it their number minus one. */
  readonly #map: number;
  #room = 0;
  #size = 0;

  constructor(memory: LinearMemory, places: PairPlaces, map: number) {
    this.#memory = memory;
    this.#places = places;
    this.#map = map;
    this.#grow();
  }

  /** Adds a pair that is not there yet. */
  add(first: number, second: number, value: number): void {
    if (2 * this.#size >= this.#room) this.#grow();
    this.#size++;
    this.#places.setPair(this.#map, first, second, value);
  }

  /** Replaces the value of a pair that is there. */
  replace(first: number, second: number, value: number): void {
    this.#places.setPair(this.#map, first, second, value);
  }

  #grow(): void {
    const memory = this.#memory;
    const old = memory.get(this.#map) >>> 0;
    const oldBytes = 16 * this.#room;
    this.#room = Math.max(16, 2 * this.#room);
    const entries = memory.allocate(16 * this.#room);
    memory.set(this.#map, entries);
    memory.set(this.#map + 4, this.#room - 1);
    for (let pair = old; pair < old + oldBytes; pair += 16) {
      const key = memory.get(pair);
      if (key !== 0) this.#places.setPair(this.#map, key - 1, memory.get(pair + 4), memory.get(pair + 8));
    }
    memory.release(old, oldBytes);
  }
}
