import type { Closing } from '../closure.ts';
import { StateGraph } from '../liveness/state-graph.ts';
import type { Model } from '../model.ts';
import { breadthFirst, type SearchLimits } from '../search/breadth-first.ts';

/** The state graphs of some models, each explored once. */
export class Explorations {
  readonly #limits: Omit<SearchLimits, 'eventsSlot' | 'otherBytes'>;
  readonly #graphs = new Map<Model['system'], StateGraph>();

  readonly #closing: Closing;

  constructor(limits: Omit<SearchLimits, 'eventsSlot' | 'otherBytes'>, closing: Closing) {
    this.#limits = limits;
    this.#closing = closing;
  }

  /** The steps that were computed for all of them together. */
  get transitions(): number {
    return [...this.#graphs.values()].reduce((sum, { search }) => sum + search.transitions, this.#closing.transitions);
  }

  /** Why nothing is known for certain of a graph, although it was explored to its end: its offers were not closed. */
  open({ search }: StateGraph): string | undefined {
    return this.#closing.open(search);
  }

  of(model: Model): StateGraph {
    let graph = this.#graphs.get(model.system);
    if (graph === undefined) {
      const limits: SearchLimits = { ...this.#limits, otherBytes: () => model.bytes() };
      graph = this.#closing.last(
        (system, states) => breadthFirst(system, [], { ...limits, states: Math.min(states, limits.states ?? states) }),
        () => new StateGraph(model.system, limits),
        ({ search }) => search,
      );
      this.#graphs.set(model.system, graph);
    }
    return graph;
  }
}
