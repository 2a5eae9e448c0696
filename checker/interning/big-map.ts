/** The entries of one Map of the language end at 2^24. */
const entriesMax = 2 ** 23;

/** A Map without the language's limit of 2^24 entries: it goes on in a further Map when one is full. */
export class BigMap<Key, Value> {
  readonly #parts: Map<Key, Value>[] = [new Map()];

  get(key: Key): Value | undefined {
    for (const part of this.#parts) {
      const value = part.get(key);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** Adds a key that is not there yet. */
  add(key: Key, value: Value): void {
    let last = this.#parts.at(-1)!;
    if (last.size >= entriesMax) {
      last = new Map();
      this.#parts.push(last);
    }
    last.set(key, value);
  }
}
