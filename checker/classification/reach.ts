import { IntBuffer } from '../kernel/int-buffer.ts';
import type { Pause } from '../liveness/fair-components.ts';
import { NodeMap } from '../liveness/node-map.ts';
import type { Product, ProductNode } from '../liveness/product.ts';
import type { SearchWatch } from '../liveness/search-watch.ts';

/** Places between two calls of the pause. */
const placesPerPause = 1 << 14;

/**
 * Every pair of a product that is reachable, numbered in the order in which a search by levels meets them, with the steps between them. A
 * pair stands for the finite executions that lead to it.
 */
export class Reach {
  readonly product: Product;
  readonly nodes = new IntBuffer();
  /** Per place: the place that it was first met from; for a first one, -1 minus the number of the start. */
  readonly #parents = new IntBuffer();
  /** Per place: the edge of the graph that led to it. */
  readonly #edges = new IntBuffer();
  /** Per place: the number of its first step in `#targets`. */
  readonly #firstSteps = new IntBuffer();
  readonly #targets = new IntBuffer();
  readonly #places: NodeMap;
  interrupted = false;
  readonly #pause: Pause;
  readonly #nodeMax: number;

  constructor(product: Product, watch: SearchWatch) {
    this.product = product;
    this.#places = new NodeMap(product.rows);
    this.#pause = watch.pause(() => this.bytes);
    this.#nodeMax = watch.nodeMax;
    product.graph.starts.forEach(({ row, edgeClass }, start) => {
      product.eachBeginning(row, edgeClass, row, (node) => this.#place(node, -1 - start, -1));
    });
    for (let place = 0; place < this.nodes.length && !this.interrupted; place++) {
      if (place % placesPerPause === 0) this.interrupted = this.#pause();
      this.#firstSteps.push(this.#targets.length);
      product.eachStep(this.nodes.items[place]!, (edge, next) => this.#targets.push(this.#place(next, place, edge)));
    }
    this.#firstSteps.push(this.#targets.length);
  }

  get size(): number {
    return this.nodes.length;
  }

  get steps(): number {
    return this.#targets.length;
  }

  get bytes(): number {
    const buffers = [this.nodes, this.#parents, this.#edges, this.#firstSteps, this.#targets];
    return buffers.reduce((sum, { items }) => sum + items.byteLength, this.#places.bytes);
  }

  /** What spreading backwards takes for a while. */
  get bytesToSpread(): number {
    return 4 * (this.steps + 3 * this.size);
  }

  /** Whether a pair is the first one of some execution. */
  isFirst(place: number): boolean {
    return this.#parents.items[place]! < 0;
  }

  parent(place: number): number {
    return this.#parents.items[place]!;
  }

  /** A shortest way to a pair: where it starts, and the places that it leads through. */
  wayTo(place: number): Way {
    const places = [place];
    let at = place;
    while (!this.isFirst(at)) {
      at = this.parent(at);
      places.push(at);
    }
    return this.#way(places.reverse());
  }

  /** A way, made longer by a shortest one from its end to a pair that is wanted; as it is if there is none. */
  wayOn(way: Way, isWanted: (place: number) => boolean): Way {
    const from = way.places.at(-1)!;
    const came = new Map([[from, -1]]);
    for (const place of came.keys()) {
      if (isWanted(place)) {
        const further: number[] = [];
        for (let at = place; at !== from; at = came.get(at)!) further.push(at);
        return this.#way([...way.places, ...further.reverse()]);
      }
      for (let step = this.#firstSteps.items[place]!; step < this.#firstSteps.items[place + 1]!; step++) {
        const target = this.#targets.items[step]!;
        if (!came.has(target)) came.set(target, place);
      }
    }
    return way;
  }

  /** Marks every pair from which a marked one is reachable. */
  spreadBackwards(marked: Uint8Array): void {
    const sources = new Int32Array(this.steps);
    const first = new Int32Array(this.size + 2);
    for (let step = 0; step < this.steps; step++) first[this.#targets.items[step]! + 2]!++;
    for (let place = 0; place < this.size; place++) first[place + 2]! += first[place + 1]!;
    for (let place = 0; place < this.size; place++) {
      for (let step = this.#firstSteps.items[place]!; step < this.#firstSteps.items[place + 1]!; step++) {
        sources[first[this.#targets.items[step]! + 1]!++] = place;
      }
    }
    const queue = new IntBuffer();
    for (let place = 0; place < this.size; place++) if (marked[place] === 1) queue.push(place);
    for (let next = 0; next < queue.length; next++) {
      const place = queue.items[next]!;
      for (let at = first[place]!; at < first[place + 1]!; at++) {
        const source = sources[at]!;
        if (marked[source] === 1) continue;
        marked[source] = 1;
        queue.push(source);
      }
    }
  }

  #place(node: ProductNode, parent: number, edge: number): number {
    if (node > this.#nodeMax) {
      this.#pause({ kind: 'pairs', limit: this.#nodeMax + 1 });
      this.interrupted = true;
      return 0;
    }
    const known = this.#places.get(node);
    if (known !== 0) return known - 1;
    this.nodes.push(node);
    this.#parents.push(parent);
    this.#edges.push(edge);
    this.#places.set(node, this.nodes.length);
    return this.nodes.length - 1;
  }

  #way(places: readonly number[]): Way {
    const { product } = this;
    const edges = places.slice(1).map((place, index) => {
      const before = places[index]!;
      if (this.parent(place) === before) return this.#edges.items[place]!;
      let found = -1;
      product.eachStep(this.nodes.items[before]!, (edge, next) => {
        if (found < 0 && next === this.nodes.items[place]) found = edge;
      });
      return found;
    });
    return { start: -1 - this.parent(places[0]!), places, edges };
  }
}

/** A finite execution through a product. */
export interface Way {
  /** Which of the starting points of the graph it starts from. */
  readonly start: number;
  readonly places: readonly number[];
  /** The edges of the graph from each place to the next. */
  readonly edges: readonly number[];
}
