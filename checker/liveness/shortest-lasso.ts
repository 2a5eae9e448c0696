import { loopFrom, type ProductStep } from './loops.ts';
import { NodeMap } from './node-map.ts';
import type { ProductNode } from './product.ts';
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
 * How a pair was first met: as a beginning, with the edge that leads to it, if one does, or after the execution has stopped; or after a
 * step from another pair.
 */
type Origin =
  | { readonly start: number }
  | { readonly edge: number }
  | { readonly atRest: true }
  | { readonly from: Met; readonly step: ProductStep };

interface Met {
  readonly node: ProductNode;
  readonly origin: Origin;
}

/**
 * A violating execution with the fewest steps before its loop, or before it stops; undefined if there is none with fewer than `limit`.
 *
 * @param fair whether only fair executions count
 */
export function shortestLasso(search: ViolationSearch, fair: boolean, limit: number): ProductLasso | undefined {
  const { product, components } = search;
  const { levels } = product.graph.search;
  const known = new NodeMap(product.rows);
  let level: Met[] = [];
  const meet = (node: ProductNode, origin: Origin): void => {
    if (known.get(node) !== 0) return;
    known.set(node, 1);
    level.push({ node, origin });
  };
  search.eachStart((node, start) => meet(node, { start }));
  for (let depth = 0; depth < limit; depth++) {
    const end = level.find(({ node }) => components.isGood(node) || components.mayStop(node));
    if (end !== undefined) {
      // Where an execution may stop, stopping is the simplest loop.
      const loop = components.mayStop(end.node) ? [] : loopFrom(search, end.node, fair);
      return lasso(search, end, loop);
    }
    const further = depth < levels.length;
    const beyond = levels[depth + 1] ?? product.rows;
    if (search.anywhere && further) {
      const atRest: Met[] = [];
      for (let row = levels[depth]!; row < beyond && atRest.length === 0; row++) {
        search.eachBeginningAtRest(row, (node) => atRest.push({ node, origin: { atRest: true } }));
      }
      if (atRest.length > 0) return lasso(search, atRest[0]!, []);
    }
    const previous = level;
    level = [];
    for (const from of previous) {
      product.eachStep(from.node, (edge, node, postponed) => meet(node, { from, step: { edge, node, postponed } }));
    }
    if (search.anywhere && further) {
      for (let row = levels[depth]!; row < beyond; row++) {
        search.eachAfter(row, (node, edge) => meet(node, { edge }));
      }
    }
    if (level.length === 0 && !(search.anywhere && further)) return undefined;
  }
  return undefined;
}

function lasso({ product }: ViolationSearch, end: Met, loop: readonly ProductStep[]): ProductLasso {
  const stem: ProductStep[] = [];
  let met = end;
  while ('from' in met.origin) {
    stem.push(met.origin.step);
    met = met.origin.from;
  }
  const { graph } = product;
  const before: number[] = [];
  let row = product.row(met.node);
  if ('edge' in met.origin) {
    before.push(met.origin.edge);
    row = graph.source(met.origin.edge);
  }
  if (!('start' in met.origin)) {
    for (let parent = graph.search.parent(row); parent >= 0; parent = graph.search.parent(row)) {
      before.push(graph.edgeBetween(parent, row));
      row = parent;
    }
  }
  const start = 'start' in met.origin ? met.origin.start : graph.starts.findIndex((point) => point.row === row);
  return rolledBack({ start, before: before.reverse(), first: met.node, stem: stem.reverse(), loop });
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
