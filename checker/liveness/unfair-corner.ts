import type { Model } from '../model.ts';
import { counted } from '../text/counted.ts';
import type { UserCode } from '../user-code.ts';
import { FairComponents, type Pause } from './fair-components.ts';
import type { Fairness } from './fairness.ts';
import { Grounding } from './grounding.ts';
import { Letters } from './letters.ts';
import { Product } from './product.ts';
import type { StateGraph } from './state-graph.ts';
import { Tableau } from './tableau.ts';

/**
 * Why a fairness assumption contradicts the system, if it does: a configuration is reachable from which no execution is fair, so that
 * every claim would hold of what follows. Undefined if there is none.
 *
 * Fairness of actions that are enabled where they are owed never does that. (Abadi and Lamport, 1991.) So only general pairs are looked at.
 */
export function unfairCorner(
  graph: StateGraph,
  fairness: Fairness,
  model: Model,
  userCode: UserCode,
  pause: Pause,
): string | undefined {
  if (!fairness.hasPairs) return undefined;
  const where = 'fairness';
  const { propositions, atoms, root } = new Grounding({ operator: 'constant', value: true }, [], [], userCode, where);
  const letters = new Letters(graph, atoms, [], model, userCode, where);
  const product = new Product(graph, letters, new Tableau(propositions, root, () => true), fairness);
  const components = new FairComponents(product, true, pause);
  for (const { row } of graph.starts) components.from(product.node(row, product.tableau.initial));
  components.refine();
  const isFair = Uint8Array.from({ length: graph.size }, (_, row) => {
    const node = product.node(row, product.tableau.initial);
    return components.isGood(node) || fairness.mayStop(row) ? 1 : 0;
  });
  spreadBackwards(graph, isFair);
  const corner = isFair.indexOf(0);
  if (corner < 0 || components.interrupted) return undefined;
  const steps = graph.search.pathTo(corner).length - 1;
  const names = [...new Set(fairness.assumptions.map(({ text }) => text))].join(', ');
  return (
    `the fairness paints itself into a corner: after ${counted(steps, 'step')} a configuration is reached from which no execution ` +
    `satisfies all of it (${names}). Assume less, or only of actions that are enabled where they are owed`
  );
}

/** Marks every configuration from which a marked one is reachable. */
function spreadBackwards(graph: StateGraph, marked: Uint8Array): void {
  const { list } = graph.edges;
  for (let changed = true; changed; ) {
    changed = false;
    for (let row = graph.size - 1; row >= 0; row--) {
      const end = graph.firstEdge(row + 1);
      for (let edge = graph.firstEdge(row); edge < end && marked[row] === 0; edge++) {
        if (marked[list.target(edge)] === 0) continue;
        marked[row] = 1;
        changed = true;
      }
    }
  }
}
