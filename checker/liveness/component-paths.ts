import { IntBuffer } from '../kernel/int-buffer.ts';
import type { FairComponents } from './fair-components.ts';
import { NodeMap } from './node-map.ts';
import type { Product, ProductNode, ProductStep } from './product.ts';

/** A product, and the cycles that were found in it. */
export interface CycleSearch {
  readonly product: Product;
  readonly components: FairComponents;
}

/** The steps that a path may end with: it ends with the first that is wanted for one of two reasons. */
export interface Wanted {
  /** For what it is: its class, the configuration that it leads to, and the number of what it postpones. */
  readonly step?: (edgeClass: number, row: number, postponed: number) => boolean;
  /** For the pair that it leads to: its state and its configuration. */
  readonly pair?: (state: number, row: number) => boolean;
}

const never = () => false;

/** Shortest paths within one component whose cycles are all fair and accepted. */
export class ComponentPaths {
  readonly #product: Product;
  readonly #components: FairComponents;
  readonly #component: number;
  /** Per pair: the number of the last path in whose search it was met. */
  readonly #met: NodeMap;
  #path = 0;
  /** The pairs that were met, in order, and for each the place of the one before it; first of all the one to start from. */
  readonly #queue = new IntBuffer();

  /** @param within a pair of the component */
  constructor({ product, components }: CycleSearch, within: ProductNode) {
    this.#product = product;
    this.#components = components;
    this.#component = components.number(within);
    this.#met = new NodeMap(product.rows);
  }

  get bytes(): number {
    return this.#met.bytes + this.#queue.items.byteLength;
  }

  /** How many pairs were met in the search for the last path. */
  get met(): number {
    return this.#queue.length / 2;
  }

  /** The shortest path, of at least one step, from a pair to a wanted step: the first by the choices, among the shortest. */
  to(from: ProductNode, { step: isStepWanted = never, pair: isPairWanted = never }: Wanted): readonly ProductStep[] {
    const { graph, tableau, rows } = this.#product;
    const { list } = graph.edges;
    const queue = this.#queue;
    const path = ++this.#path;
    queue.length = 0;
    queue.push(from);
    queue.push(-1);
    for (let place = 0; place < queue.length; place += 2) {
      const node = queue.items[place]!;
      const state = (node / rows) | 0;
      const row = node - state * rows;
      const end = graph.firstEdge(row + 1);
      for (let edge = graph.firstEdge(row); edge < end; edge++) {
        const target = list.target(edge);
        const edgeClass = list.class(edge);
        const at = this.#product.waysAt(state, row, edgeClass, target);
        const { program } = tableau;
        const ways = program[at]!;
        for (let way = at + 1; way <= at + 2 * ways; way += 2) {
          const next = program[way]!;
          if (this.#components.ofState(next)[target] !== this.#component) continue;
          const met = this.#met.ofState(next);
          const isKnown = met[target] === path;
          const postponed = program[way + 1]!;
          if (isStepWanted(edgeClass, target, postponed) || (!isKnown && isPairWanted(next, target)))
            return [...this.#wayTo(place), { edge, node: next * rows + target, postponed }];
          if (isKnown) continue;
          met[target] = path;
          queue.push(next * rows + target);
          queue.push(place);
        }
      }
    }
    throw new Error('A component lacks what it was found to have.');
  }

  /** The steps to a pair that was met. */
  #wayTo(place: number): readonly ProductStep[] {
    const { items } = this.#queue;
    const steps: ProductStep[] = [];
    for (let at = place; items[at + 1]! >= 0; at = items[at + 1]!)
      steps.push(this.#product.stepBetween(items[items[at + 1]!]!, items[at]!));
    return steps.reverse();
  }
}
