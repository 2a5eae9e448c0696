import { IntBuffer } from '../kernel/int-buffer.ts';
import { loopFrom } from './loops.ts';
import { NodeMap } from './node-map.ts';
import type { ProductNode, ProductStep } from './product.ts';
import type { ViolationSearch } from './violation-search.ts';

/** A violating execution through the product: how it comes to its first pair, the steps from there to the loop, and the loop. */
export interface ProductLasso {
  /** Which of the starting points of the graph it starts from. */
  readonly start: number;
  /** The edges before the violation begins. */
  readonly before: readonly number[];
  /** The pair at which it begins. */
  readonly first: ProductNode;
  readonly stem: readonly ProductStep[];
  /** Empty if the execution stops for ever. */
  readonly loop: readonly ProductStep[];
}

/** The number of steps before the loop. */
export function stemLength({ before, stem }: ProductLasso): number {
  return before.length + stem.length;
}

/**
 * A violating execution with the fewest steps before its loop, or before it stops; undefined if there is none with fewer than `limit`.
 *
 * @param fair whether only fair executions count
 * @param took told of the bytes that this takes
 */
export function shortestLasso(
  search: ViolationSearch,
  fair: boolean,
  limit: number,
  took: (bytes: number) => void = () => {},
): ProductLasso | undefined {
  const { product, components } = search;
  const { levels } = product.graph.search;
  const met = new MetPairs(product.rows);
  search.eachStart((node, start) => met.meet(node, AT_START, start));
  for (let depth = 0, first = 0; depth < limit; depth++) {
    const end = met.size;
    for (let place = first; place < end; place++) {
      const node = met.node(place);
      const stops = components.mayStop(node);
      if (!stops && !components.isGood(node)) continue;
      took(met.bytes);
      met.close();
      // Where an execution may stop, stopping is the simplest loop.
      return lasso(search, met, place, stops ? [] : loopFrom(search, node, fair, (bytes) => took(met.bytes + bytes)));
    }
    const further = search.anywhere && depth < levels.length;
    const beyond = levels[depth + 1] ?? product.rows;
    if (further) {
      const atRest: ProductNode[] = [];
      for (let row = levels[depth]!; row < beyond && atRest.length === 0; row++) {
        search.eachBeginningAtRest(row, (node) => atRest.push(node));
      }
      if (atRest.length > 0) return lasso(search, met, met.add(atRest[0]!, AT_REST, 0), []);
    }
    for (; first < end; first++) {
      const from = first;
      product.eachStep(met.node(from), (_edge, node) => met.meet(node, from, 0));
    }
    if (further) {
      for (let row = levels[depth]!; row < beyond; row++) {
        search.eachAfter(row, (node, edge) => met.meet(node, AFTER_EDGE, edge));
      }
    }
    if (met.size === end && !further) return undefined;
  }
  return undefined;
}

/** How a pair may be met that no step from another pair leads to: as a beginning, after a step of the graph, or after the execution has stopped. */
const AT_START = -1;
const AFTER_EDGE = -2;
const AT_REST = -3;

/** Pairs in the order in which they were met, and how: from the place of another one, or in one of the ways above. */
class MetPairs {
  #known: NodeMap;
  /** Per pair three integers: itself, how it was met, and which starting point or which edge that was. */
  readonly #pairs = new IntBuffer();

  constructor(rows: number) {
    this.#known = new NodeMap(rows);
  }

  get size(): number {
    return this.#pairs.length / 3;
  }

  get bytes(): number {
    return this.#known.bytes + this.#pairs.items.byteLength;
  }

  /** Gives back what only meeting further pairs takes. */
  close(): void {
    this.#known = new NodeMap(0);
  }

  node(place: number): ProductNode {
    return this.#pairs.items[3 * place]!;
  }

  from(place: number): number {
    return this.#pairs.items[3 * place + 1]!;
  }

  by(place: number): number {
    return this.#pairs.items[3 * place + 2]!;
  }

  meet(node: ProductNode, from: number, by: number): void {
    if (this.#known.get(node) !== 0) return;
    this.#known.set(node, 1);
    this.add(node, from, by);
  }

  /** Adds a pair, known or not, and returns its place. */
  add(node: ProductNode, from: number, by: number): number {
    this.#pairs.push(node);
    this.#pairs.push(from);
    this.#pairs.push(by);
    return this.size - 1;
  }
}

function lasso({ product }: ViolationSearch, met: MetPairs, end: number, loop: readonly ProductStep[]): ProductLasso {
  const stem: ProductStep[] = [];
  let first = end;
  for (; met.from(first) >= 0; first = met.from(first))
    stem.push(product.stepBetween(met.node(met.from(first)), met.node(first)));
  const { graph } = product;
  const before: number[] = [];
  let row = product.row(met.node(first));
  if (met.from(first) === AFTER_EDGE) {
    before.push(met.by(first));
    row = graph.source(met.by(first));
  }
  if (met.from(first) !== AT_START) {
    for (let parent = graph.search.parent(row); parent >= 0; parent = graph.search.parent(row)) {
      before.push(graph.edgeBetween(parent, row));
      row = parent;
    }
  }
  const start = met.from(first) === AT_START ? met.by(first) : graph.starts.findIndex((point) => point.row === row);
  return rolledBack({ start, before: before.reverse(), first: met.node(first), stem: stem.reverse(), loop });
}

/**
 * The same infinite execution with no more of it in the stem than must be: while the stem ends with the step that the loop ends with, that
 * step is the first of the loop. The automaton needs such steps to settle, as one that remembers the past does; the execution does not.
 */
export function rolledBack(lasso: ProductLasso): ProductLasso {
  const before = [...lasso.before];
  const stem = [...lasso.stem];
  const loop = [...lasso.loop];
  let { first } = lasso;
  while (loop.length > 0 && loop.at(-1)!.edge === (stem.at(-1)?.edge ?? before.at(-1))) {
    loop.unshift(loop.pop()!);
    if (stem.pop() === undefined) {
      before.pop();
      first = loop.at(-1)!.node;
    }
  }
  return { ...lasso, before, first, stem, loop };
}
