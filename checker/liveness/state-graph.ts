import type { Fault } from '../faults.ts';
import type { DecisionTree } from '../kernel/decision-tree.ts';
import type { Layout } from '../kernel/layout.ts';
import type { RecordedEdges } from '../kernel/recorded-edges.ts';
import type { RowsInPlace } from '../kernel/rows.ts';
import type { SearchLimits, StoredSearch } from '../search/breadth-first.ts';
import { exploreAll } from '../search/explore.ts';
import type { ActionId, Label, Read, TransitionSystem } from '../transition-system.ts';
import { StepEvents } from './step-events.ts';

/** Where an execution may start: a configuration, and the class of what was observed on the way into it. */
export interface StartingPoint {
  readonly row: number;
  /** Which of the system's initial configurations it is. */
  readonly index: number;
  /** The class of a step that does nothing but show what was observed before the first step. */
  readonly edgeClass: number;
}

/** No action of the system: the class of what happens at the start, and of what happens after an execution has stopped. */
export const NO_ACTION: ActionId = -1;

/**
 * All configurations of a system, and all steps between them: rows, and per row its edges in the order of the choices.
 *
 * Complete only if `search.bounds` is empty.
 */
export class StateGraph {
  readonly search: StoredSearch;
  readonly rows: RowsInPlace;
  readonly layout: Layout;
  readonly edges: RecordedEdges;
  readonly starts: readonly StartingPoint[];
  /** The class of a position at which nothing happens: the execution has stopped. */
  readonly stopped: number;
  readonly #events: StepEvents;

  /** @param withFaults whether to keep which faults each step is */
  constructor(system: TransitionSystem, limits: Omit<SearchLimits, 'eventsSlot'>, withFaults = false) {
    this.#events = new StepEvents(system, withFaults);
    this.search = exploreAll(this.#events.system, {
      ...limits,
      eventsSlot: this.#events.slot,
      otherBytes: () => limits.otherBytes() + this.#events.bytes,
    });
    this.edges = this.search.edges!;
    this.rows = this.search.rows;
    this.layout = this.search.layout;
    this.edges.starts.push(this.edges.list.length);
    this.edges.starts.trim();
    this.stopped = this.edges.classOf(NO_ACTION, 0);
    this.starts = this.search.bounds.length > 0 ? [] : this.#startingPoints(system);
  }

  get size(): number {
    return this.search.states;
  }

  get bytes(): number {
    return this.search.bytes + this.#events.bytes;
  }

  /** The number of the first edge of a row; its edges end where those of the next row begin. */
  firstEdge(row: number): number {
    return this.edges.starts.items[row]!;
  }

  /** Every label that is observed anywhere, in the order in which they were first met. */
  alphabet(): readonly Label[] {
    const labels = new Set<Label>();
    for (let edgeClass = 0; edgeClass < this.edges.classes; edgeClass++) {
      for (const label of this.labels(edgeClass)) labels.add(label);
    }
    return [...labels];
  }

  /** Whether any step takes an action. */
  takes(action: ActionId): boolean {
    for (let edgeClass = 0; edgeClass < this.edges.classes; edgeClass++) {
      if (this.edges.action(edgeClass) === action) return true;
    }
    return false;
  }

  /** The configuration that an edge leads away from. */
  source(edge: number): number {
    let low = 0;
    let high = this.size - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.firstEdge(middle) <= edge) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first edge, in the order of the choices, from one configuration to another that is its successor. */
  edgeBetween(from: number, to: number): number {
    let edge = this.firstEdge(from);
    while (this.edges.list.target(edge) !== to) edge++;
    return edge;
  }

  /** What is observed in a step of this class, in order. */
  labels(edgeClass: number): readonly Label[] {
    return this.#events.labels(this.edges.events(edgeClass));
  }

  /** The faults that a step of this class is, if those were to be kept. */
  faults(edgeClass: number): readonly Fault[] {
    return this.#events.faults(this.edges.events(edgeClass));
  }

  /** Asks a question, whose answers `tree` remembers, of a configuration. */
  ask(tree: DecisionTree, row: number): number {
    return tree.askPacked(this.rows.chunk(row), this.rows.offset(row), this.layout);
  }

  reader(row: number): Read {
    const vector = this.search.vector(row);
    return (slot) => vector[slot]!;
  }

  #startingPoints(system: TransitionSystem): readonly StartingPoint[] {
    const starts = system.initial();
    const vectors = Array.from({ length: Math.min(starts.length, this.size) }, (_, row) => this.search.vector(row));
    return starts.map(({ vector, observed }, index) => {
      const row = vectors.findIndex((candidate) => vector.every((id, slot) => candidate[slot] === id));
      const list = observed.reduce((events, label) => this.#events.append(events, label), 0);
      return { row, index, edgeClass: this.edges.classOf(NO_ACTION, list) };
    });
  }
}
