import type { CycleSearch } from '../liveness/component-paths.ts';
import { FairComponents } from '../liveness/fair-components.ts';
import type { Fairness } from '../liveness/fairness.ts';
import type { Letters } from '../liveness/letters.ts';
import { Product } from '../liveness/product.ts';
import type { SearchWatch } from '../liveness/search-watch.ts';
import type { StateGraph } from '../liveness/state-graph.ts';
import { type Acceptance, type Alternative, alternatives, complement } from './acceptance.ts';
import { AlternativeAutomaton } from './alternative-automaton.ts';
import type { DeterministicAutomaton } from './deterministic-automaton.ts';
import { Reach } from './reach.ts';

/** What the executions of a system can still come to, as to one property. */
export interface Prospects {
  readonly reach: Reach;
  /** Per place: 1 if some fair execution from there on satisfies the property. */
  readonly alive: Uint8Array;
  /** The first place from which none does, in the order in which they are met. */
  readonly dead: number | undefined;
  /** A violation at each finite part of which there was still hope: the place at which it comes to its loop, or stops. */
  readonly rejecting: { readonly place: number; readonly search: CycleSearch } | undefined;
}

/** What is judged: the executions of a graph, and the automaton of a property over their letters. */
export interface Judged {
  readonly graph: StateGraph;
  readonly fairness: Fairness;
  readonly letters: Letters;
  readonly automaton: DeterministicAutomaton;
}

const anything: Alternative = { never: [], again: [], pairs: [] };

/**
 * Where there is hope, and whether a fair execution violates the property although there is hope all along. (Alpern and Schneider,
 * "Defining liveness", 1985; relative to a system: Henzinger, "Sooner is safer than later", 1992.)
 *
 * What is found is kept, and counts as held from then on.
 *
 * @returns undefined if it was cut; the text says why the acceptance condition is too large
 */
export function prospects(judged: Judged, watch: SearchWatch): Prospects | string | undefined {
  const { automaton } = judged;
  const reach = new Reach(productWith(judged, anything), watch);
  if (reach.interrupted) return undefined;
  watch.held += reach.bytes + reach.size;
  const satisfying = searches(judged, automaton.acceptance, reach, undefined, watch);
  if (typeof satisfying !== 'object') return satisfying;
  const alive = new Uint8Array(reach.size);
  for (const search of satisfying) mark(search, reach, alive);
  if (watch.pause(() => reach.bytesToSpread)()) return undefined;
  reach.spreadBackwards(alive);
  const violating = searches(judged, complement(automaton.acceptance), reach, alive, watch);
  if (typeof violating !== 'object') return violating;
  const dead = alive.indexOf(0);
  return { reach, alive, dead: dead < 0 ? undefined : dead, rejecting: earliest(violating, reach, alive) };
}

/** Looks for what satisfies a condition, one alternative after the other; among some of the places only, if it is said which. */
function searches(
  judged: Judged,
  acceptance: Acceptance,
  reach: Reach,
  among: Uint8Array | undefined,
  watch: SearchWatch,
): readonly CycleSearch[] | string | undefined {
  const split = alternatives(acceptance);
  if (split === undefined) return 'its acceptance condition splits into too many alternatives';
  const found: CycleSearch[] = [];
  for (const alternative of split) {
    const product = productWith(judged, alternative);
    const components: FairComponents = new FairComponents(
      product,
      true,
      watch.pause(() => components.bytes),
      watch.nodeMax,
    );
    const nodes = reach.nodes.items.subarray(0, reach.size);
    if (among !== undefined) {
      nodes.forEach((node, place) => {
        if (among[place] === 0) components.exclude(node);
      });
    }
    for (const node of nodes) components.from(node);
    components.refine();
    if (components.interrupted) return undefined;
    if (!components.cycles && !components.stops) continue;
    components.rest();
    found.push({ product, components });
    watch.held += components.bytes;
  }
  return found;
}

function productWith({ graph, fairness, letters, automaton }: Judged, alternative: Alternative): Product {
  return new Product(graph, letters, new AlternativeAutomaton(automaton, letters, alternative), fairness);
}

function mark({ components }: CycleSearch, reach: Reach, marked: Uint8Array): void {
  for (let place = 0; place < reach.size; place++) {
    const node = reach.nodes.items[place]!;
    if (components.isGood(node) || components.mayStop(node)) marked[place] = 1;
  }
}

/** The first place on a violating cycle, or at which an execution may stop and violate, of those that are alive. */
function earliest(searchesFound: readonly CycleSearch[], reach: Reach, alive: Uint8Array): Prospects['rejecting'] {
  for (let place = 0; place < reach.size; place++) {
    if (alive[place] === 0) continue;
    const node = reach.nodes.items[place]!;
    const search = searchesFound.find(({ components }) => components.isGood(node) || components.mayStop(node));
    if (search !== undefined) return { place, search };
  }
  return undefined;
}
