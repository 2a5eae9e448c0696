import type { ProductNode } from './product.ts';

/** An integer per pair of a configuration and a state of the automaton, 0 where nothing was set. Takes room per state that is met. */
export class NodeMap {
  readonly #rows: number;
  readonly #arrays: (Int32Array | undefined)[] = [];

  constructor(rows: number) {
    this.#rows = rows;
  }

  get bytes(): number {
    return 4 * this.#rows * this.#arrays.filter((array) => array !== undefined).length;
  }

  /** The integers of one state of the automaton, by row. */
  ofState(state: number): Int32Array {
    let array = this.#arrays[state];
    if (array === undefined) {
      array = new Int32Array(this.#rows);
      this.#arrays[state] = array;
    }
    return array;
  }

  get(node: ProductNode): number {
    const array = this.#arrays[(node / this.#rows) | 0];
    return array === undefined ? 0 : array[node % this.#rows]!;
  }

  set(node: ProductNode, value: number): void {
    this.ofState((node / this.#rows) | 0)[node % this.#rows] = value;
  }
}
