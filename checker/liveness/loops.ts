import { IntBuffer } from '../kernel/int-buffer.ts';
import type { FairComponents } from './fair-components.ts';
import { NodeMap } from './node-map.ts';
import type { Product, ProductNode } from './product.ts';
import { owedAt, standings, takes } from './standings.ts';

/** One step of a path through the product. */
export interface ProductStep {
  readonly edge: number;
  readonly node: ProductNode;
  /** The number of what it postpones. */
  readonly postponed: number;
}

/** A product, and the cycles that were found in it. */
export interface CycleSearch {
  readonly product: Product;
  readonly components: FairComponents;
}

/** What a loop must contain so that it is fair and accepted: a step of some kind. */
type Wanted = (step: ProductStep) => boolean;

/**
 * A short loop from a pair back to it, fair and accepted if the search looks for fair ones: the shortest cycle, made longer by a shortest
 * piece for each thing that it still lacks.
 *
 * A shortest fair loop is not looked for: that is NP-hard. (Clarke, Grumberg, McMillan, Zhao, DAC 1995.)
 */
export function loopFrom(search: CycleSearch, entry: ProductNode, fair: boolean): readonly ProductStep[] {
  const steps: ProductStep[] = [];
  for (;;) {
    const last = steps.at(-1)?.node ?? entry;
    const back = steps.length > 0 && last === entry ? [] : pathTo(search, last, ({ node }) => node === entry);
    const loop = [...steps, ...back];
    const lacking = whatLacks(search.product, loop, fair);
    if (lacking === undefined) return loop;
    steps.push(...pathTo(search, last, lacking));
  }
}

/** The shortest path, of at least one step and within one good component, that ends with a step of the wanted kind. */
function pathTo({ product, components }: CycleSearch, from: ProductNode, isWanted: Wanted): readonly ProductStep[] {
  const met = new NodeMap(product.rows);
  // Per step that was followed: its edge, its pair, what it postpones, and the step before it; -1 for none.
  const followed = new IntBuffer();
  let end = -1;
  let before = -1;
  const follow = (edge: number, node: ProductNode, postponed: number) => {
    if (end >= 0 || !components.isGoodTogether(from, node)) return;
    const wanted = isWanted({ edge, node, postponed });
    if (!wanted && met.get(node) === 1) return;
    met.set(node, 1);
    if (wanted) end = followed.length;
    for (const item of [edge, node, postponed, before]) followed.push(item);
  };
  product.eachStep(from, follow);
  for (before = 0; before < followed.length && end < 0; before += 4)
    product.eachStep(followed.items[before + 1]!, follow);
  if (end < 0) throw new Error('A component lacks what it was found to have.');
  const path: ProductStep[] = [];
  for (let at = end; at >= 0; at = followed.items[at + 3]!) {
    const [edge, node, postponed] = followed.items.subarray(at, at + 3);
    path.push({ edge: edge!, node: node!, postponed: postponed! });
  }
  return path.reverse();
}

/** What a loop must still contain, if anything. */
function whatLacks(product: Product, loop: readonly ProductStep[], fair: boolean): Wanted | undefined {
  const { tableau } = product;
  const [first = [], ...rest] = loop.map(({ postponed }) => tableau.postponed(postponed));
  const putOff = first.find((until) => rest.every((others) => others.includes(until)));
  if (putOff !== undefined) return ({ postponed }) => !tableau.postponed(postponed).includes(putOff);
  const states = loop.map(({ node }) => product.state(node));
  const pair = tableau.pairs.find(
    (one) => states.some((state) => one.binds(state)) && !states.some((state) => one.meets(state)),
  );
  if (pair !== undefined) return ({ node }) => pair.meets(product.state(node));
  const unmet = fair ? standings(product, loop).find(({ met }) => met === 'unmet') : undefined;
  if (unmet === undefined) return undefined;
  return ({ edge, node }) =>
    takes(product, edge, unmet.assumption) ||
    (unmet.kind === 'weak' && !owedAt(product, product.row(node)).has(unmet.assumption));
}
