import { BigMap } from './big-map.ts';
import type { PlainData } from './plain-data.ts';

/** Gives equal values one small integer, dense from 0, in the order in which they were first seen. */
export class Interner<Value = unknown> {
  readonly #data: PlainData;
  readonly #ids = new BigMap<unknown, number>();
  readonly #values: Value[] = [];
  #characters = 0;

  constructor(data: PlainData) {
    this.#data = data;
  }

  get size(): number {
    return this.#values.length;
  }

  /** About how much memory the dictionary takes, the values themselves not counted. */
  get bytes(): number {
    return 80 * this.#values.length + this.#characters;
  }

  /**
   * The id of `value`.
   *
   * @throws BadInput where it is not plain data
   */
  id(value: Value, where: () => string): number {
    const canonical = this.#data.canonical(value, where) as Value;
    const known = this.#ids.get(canonical);
    if (known !== undefined) return known;
    const id = this.#values.length;
    this.#values.push(canonical);
    if (typeof canonical === 'string') this.#characters += canonical.length;
    this.#ids.add(canonical, id);
    return id;
  }

  /** The value behind an id: frozen, with sorted keys. */
  value(id: number): Value {
    return this.#values[id]!;
  }
}
