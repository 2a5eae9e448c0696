import { compareCosts, costOf, LeastFirst, noCost, plus, type StemCost } from './least-first.ts';
import { loopFrom } from './loops.ts';
import { NodeMap } from './node-map.ts';
import type { ProductNode, ProductStep } from './product.ts';
import { type ProductLasso, rolledBack } from './shortest-lasso.ts';
import type { ViolationSearch } from './violation-search.ts';

/** A configuration before the violation begins: an initial one, or one that an edge leads to. */
interface MetRow {
  readonly row: number;
  readonly origin: { readonly start: number } | { readonly from: MetRow; readonly edge: number };
}

/** A pair from where the violation begins on. */
interface MetNode {
  readonly node: ProductNode;
  readonly origin:
    | { readonly start: number }
    | { readonly after: MetRow; readonly edge: number }
    /** It begins with the first position after the execution has stopped. */
    | { readonly atRest: MetRow }
    | { readonly from: MetNode; readonly step: ProductStep };
}

export interface LeastFaultyLasso {
  readonly lasso: ProductLasso;
  /** What the steps cost up to where the automaton has settled: perhaps more than the stem, which is rolled back. */
  readonly cost: StemCost;
}

/**
 * A violating execution with the fewest faults before its loop, or before it stops, and then the fewest steps. What the loop takes again
 * and again is not counted.
 *
 * Configurations are met in the order of what the way to them costs, each once: a way that costs less to somewhere costs less wherever
 * it goes on to (Dijkstra 1959), since faults and steps add up, and are compared kind by kind.
 *
 * @param startsAt which of the starting points of the graph count
 * @param isFree whether the faults of an edge are not counted
 * @param limit only what costs less is looked for
 */
export function leastFaultyLasso(
  search: ViolationSearch,
  startsAt: (start: number) => boolean,
  isFree: (edge: number) => boolean = () => false,
  limit?: StemCost,
): LeastFaultyLasso | undefined {
  const { product, components } = search;
  const { graph } = product;
  const { list } = graph.edges;
  const costs = Array.from({ length: graph.edges.classes }, (_, edgeClass) => costOf(graph.faults(edgeClass)));
  const step = costOf([]);
  const after = (cost: StemCost, edge: number) => plus(cost, isFree(edge) ? step : costs[list.class(edge)]!);
  const knownRows = new Uint8Array(graph.size);
  const knownNodes = new NodeMap(product.rows);
  const waiting = new LeastFirst<MetRow | MetNode>();
  search.eachStart((node, start) => {
    if (startsAt(start)) waiting.add(noCost, { node, origin: { start } });
  });
  if (search.anywhere) {
    graph.starts.forEach(({ row }, start) => {
      if (startsAt(start)) waiting.add(noCost, { row, origin: { start } });
    });
  }
  for (let least = waiting.take(); least !== undefined; least = waiting.take()) {
    const { cost } = least;
    if (limit !== undefined && compareCosts(cost, limit) >= 0) return undefined;
    for (const met of least.items) {
      if ('row' in met) {
        if (knownRows[met.row] === 1) continue;
        knownRows[met.row] = 1;
        search.eachBeginningAtRest(met.row, (node) => waiting.add(cost, { node, origin: { atRest: met } }));
        search.eachAfter(met.row, (node, edge) =>
          waiting.add(after(cost, edge), { node, origin: { after: met, edge } }),
        );
        for (let edge = graph.firstEdge(met.row); edge < graph.firstEdge(met.row + 1); edge++) {
          if (knownRows[list.target(edge)] === 0)
            waiting.add(after(cost, edge), { row: list.target(edge), origin: { from: met, edge } });
        }
        continue;
      }
      const { node, origin } = met;
      // Where an execution may stop, stopping is the simplest loop.
      if ('atRest' in origin || components.mayStop(node)) return { lasso: lasso(met, []), cost };
      if (components.isGood(node)) return { lasso: lasso(met, loopFrom(search, node, true)), cost };
      if (knownNodes.get(node) !== 0) continue;
      knownNodes.set(node, 1);
      product.eachStep(node, (edge, next, postponed) => {
        if (knownNodes.get(next) !== 0) return;
        waiting.add(after(cost, edge), { node: next, origin: { from: met, step: { edge, node: next, postponed } } });
      });
    }
  }
  return undefined;
}

function lasso(end: MetNode, loop: readonly ProductStep[]): ProductLasso {
  const stem: ProductStep[] = [];
  let met = end;
  while ('from' in met.origin) {
    stem.push(met.origin.step);
    met = met.origin.from;
  }
  const { origin, node: first } = met;
  const before: number[] = [];
  let start = 'start' in origin ? origin.start : -1;
  if ('edge' in origin) before.push(origin.edge);
  let row = 'after' in origin ? origin.after : 'atRest' in origin ? origin.atRest : undefined;
  while (row !== undefined) {
    if ('start' in row.origin) start = row.origin.start;
    else before.push(row.origin.edge);
    row = 'from' in row.origin ? row.origin.from : undefined;
  }
  return rolledBack({ start, before: before.reverse(), first, stem: stem.reverse(), loop });
}

/** The edges that lie on fair and accepted cycles: whatever a violating execution does for ever, in the end it follows these alone. */
export function edgesOfLoops({ product, components }: ViolationSearch): (edge: number) => boolean {
  const { graph, tableau, rows } = product;
  const onLoops = new Uint8Array(graph.edges.list.length);
  for (let state = 0; state < tableau.states; state++) {
    for (let row = 0; row < rows; row++) {
      const node = product.node(row, state);
      if (!components.isGood(node)) continue;
      product.eachStep(node, (edge, next) => {
        if (components.number(next) === components.number(node)) onLoops[edge] = 1;
      });
    }
  }
  return (edge) => onLoops[edge] === 1;
}
