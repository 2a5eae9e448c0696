import type { AskedAt } from '../../specs/property.ts';
import { DecisionTree, type Question } from '../kernel/decision-tree.ts';
import { Kernel } from '../kernel/kernel.ts';
import type { Layout } from '../kernel/layout.ts';
import { RecordedEdges } from '../kernel/recorded-edges.ts';
import { Rows, type RowsInPlace } from '../kernel/rows.ts';
import type { Dependence } from '../reductions/dependence.ts';
import type { SlotIndex, StateVector, TransitionSystem } from '../transition-system.ts';
import type { Bound } from '../verdict.ts';

/** A configuration to look for: the first, in the order of the search, at which one of the questions is answered with 1. */
export interface Goal {
  readonly at: AskedAt;
  /** Names the questions for a person. */
  readonly where: string;
  readonly question: Question;
  readonly further?: readonly Question[];
}

/** How far to search, and whom to tell. */
export interface SearchLimits {
  /** The most steps from an initial configuration. */
  readonly depth?: number | undefined;
  /** The most distinct configurations. */
  readonly states?: number | undefined;
  /** The most bytes of the search's structures, those counted by `otherBytes` included. */
  readonly memory: number;
  readonly otherBytes: () => number;
  /**
   * Records every step as an edge of a graph, if it is given: the slot that holds what was observed within a step, and 0 in every
   * configuration to start from.
   */
  readonly eventsSlot?: SlotIndex | undefined;
  /**
   * Makes what learns which steps may influence each other: with it, steps are left out that lead only where others lead as well. What is
   * found is the same; only the transitions are fewer. Not together with `eventsSlot`: edges are of all steps.
   */
  readonly dependence?: (() => Dependence) | undefined;
  /** Called every few thousand configurations; an answer ends the search, and is the bound that it names. */
  readonly pause?: ((progress: SearchProgress) => 'interrupted' | 'memory of the platform' | undefined) | undefined;
}

export interface SearchProgress {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  /** Configurations that wait to be expanded. */
  readonly frontier: number;
}

export interface SearchResult {
  /** Per goal: the first configuration that matches, if any does. */
  readonly found: readonly (number | undefined)[];
  /** Per goal: whether it was asked of any configuration. */
  readonly asked: readonly boolean[];
  readonly states: number;
  readonly transitions: number;
  /** The most steps after which a configuration was first met. */
  readonly depth: number;
  /** All configurations within this many steps were met, and the goals asked of them; -1 if not even all initial ones were. */
  readonly completeDepth: number;
  /** What cut the search short; empty if nothing did, or if it ended because every goal was found: then with the expansion that led to the last. */
  readonly bounds: readonly Bound[];
  readonly bytes: number;
  /** The configurations on a shortest way to one: from an initial one, in order. The least by the choices, among the shortest. */
  pathTo(row: number): readonly StateVector[];
  /**
   * Asks every remembered answer about configurations once more, in another order, and compares.
   *
   * @throws BadInput if one is different now
   */
  askAgain(): void;
}

/** A search whose configurations can be looked at, one by one, in the order in which they were met. */
export interface StoredSearch extends SearchResult {
  /** Where the configurations stand: packed rows, and how to read them. */
  readonly rows: RowsInPlace;
  readonly layout: Layout;
  /** Per depth: the number of the first configuration that was met after so many steps. */
  readonly levels: readonly number[];
  /** All steps, if they were to be recorded. Complete only if no bound cut the search. */
  readonly edges: RecordedEdges | undefined;
  /** The configuration that one was first met from; -1 for an initial one. */
  parent(row: number): number;
  vector(row: number): StateVector;
}

/** A search that also tells how many of its configurations are at an end. */
export interface RecordedSearch extends StoredSearch {
  /** Expanded configurations in which no step is enabled. */
  readonly terminal: number;
  /** Whether configurations are numbered in the order in which they were met. */
  readonly isInOrder: boolean;
}

/** Between two calls of `pause`: so many expansions, or so many questions to the system, whose answers may be large. */
const expansionsPerPause = 2048;
const learnedPerPause = 256;

/**
 * Searches level by level: each configuration is met once, after the fewest possible steps. Ends when every goal is found, when all is
 * explored, or at a limit.
 */
export function breadthFirst(system: TransitionSystem, goals: readonly Goal[], limits: SearchLimits): RecordedSearch {
  const search = new BreadthFirst(system, goals, limits);
  search.run();
  return search;
}

class BreadthFirst implements RecordedSearch {
  readonly found: (number | undefined)[];
  readonly bounds: Bound[] = [];
  depth = 0;
  terminal = 0;
  readonly isInOrder = true;
  readonly levels = [0];
  completeDepth = 0;
  readonly edges: RecordedEdges | undefined;
  readonly #kernel: Kernel;
  readonly #goals: readonly Goal[];
  /** Per goal, one per question. */
  readonly #trees: readonly (readonly DecisionTree[])[];
  readonly #limits: SearchLimits;
  readonly #parents = new Rows(1);
  readonly #parent = new Int32Array(1);
  readonly #always: readonly number[];
  readonly #atRest: readonly number[];
  /** What the kernel had learned at the last pause. */
  #learned = 0;
  /** Goals that are not found yet; and per goal that is, the configuration whose expansion led to it: -1 for an initial one. */
  #open: number;
  readonly #foundAt: number[];
  /** Per goal, the first configuration at rest of which it was asked. */
  readonly #askedAt: number[];
  /** The steps that were counted after the expansion of each configuration since `#countedFrom`. */
  #counted: number[] = [];
  #countedFrom = 0;
  /** How many of the configurations count, where not all do. */
  #kept: number | undefined;

  constructor(system: TransitionSystem, goals: readonly Goal[], limits: SearchLimits) {
    if (limits.eventsSlot !== undefined && limits.dependence !== undefined)
      throw new Error('The edges of all steps were asked for, and that some steps are left out.');
    this.edges = limits.eventsSlot === undefined ? undefined : new RecordedEdges(limits.eventsSlot);
    this.#kernel = new Kernel(system, limits.dependence?.());
    this.#kernel.watchesOwed = goals.some((goal) => goal.at === 'quiescence');
    this.#goals = goals;
    this.#trees = goals.map(({ where, question, further = [] }) =>
      [question, ...further].map((asked) => new DecisionTree(where, asked)),
    );
    this.#limits = limits;
    this.found = goals.map(() => undefined);
    this.#foundAt = goals.map(() => Number.POSITIVE_INFINITY);
    this.#askedAt = goals.map(() => Number.POSITIVE_INFINITY);
    this.#always = goals.flatMap((goal, index) => (goal.at === 'always' ? [index] : []));
    this.#atRest = goals.flatMap((goal, index) => (goal.at === 'always' ? [] : [index]));
    this.#open = goals.length;
  }

  get states(): number {
    return this.#kept ?? this.#kernel.rows.length;
  }

  get asked(): readonly boolean[] {
    return this.#goals.map(({ at }, index) => {
      const first = this.#askedAt[index]!;
      return at === 'always' ? this.states > 0 : first !== Number.POSITIVE_INFINITY && first <= this.#stop;
    });
  }

  get transitions(): number {
    return this.#kernel.transitions;
  }

  get bytes(): number {
    return this.#kernel.bytes + this.#parents.bytes + this.#trees.flat().reduce((sum, tree) => sum + tree.bytes, 0);
  }

  /**
   * The configuration whose expansion ends the search, all of it: with that, all goals are found, or one is met that the bound on states
   * keeps out. A search without goals explores all.
   */
  get #stop(): number {
    const decided = this.#isDecided ? Math.max(...this.#foundAt) : Number.POSITIVE_INFINITY;
    return Math.min(this.#kernel.fullParent, decided);
  }

  run(): void {
    const kernel = this.#kernel;
    const { depth: depthMax = Number.POSITIVE_INFINITY, states: statesMax = Number.POSITIVE_INFINITY } = this.#limits;
    kernel.begin({ met: (row, parent) => this.#met(row, parent) }, statesMax, this.edges);
    for (const { vector } of kernel.system.initial()) {
      if (this.#stop === Number.POSITIVE_INFINITY) kernel.addInitial(vector);
    }
    this.completeDepth = this.#expandLevels(depthMax);
    if (this.#isFull) this.bounds.push({ kind: 'states', limit: statesMax });
    for (const [index, row] of [...kernel.boundsHit].sort(([a], [b]) => a - b)) {
      if (row <= this.#stop) this.bounds.push({ kind: 'model', name: kernel.boundName(index) });
    }
  }

  /** Expands configurations in the order in which they were met, and returns the depth that is complete in the end. */
  #expandLevels(depthMax: number): number {
    const kernel = this.#kernel;
    if (kernel.full) return -1;
    let levelEnd = this.states;
    kernel.beginLevel();
    for (let row = 0; row <= this.#stop; row++) {
      if (row === levelEnd) {
        this.#settle(row);
        if (row > this.#stop || row === this.states) break;
        kernel.beginLevel();
        levelEnd = this.states;
        this.levels.push(row);
        this.depth++;
      }
      if (this.depth >= depthMax) {
        this.#probeFrontier(row, levelEnd, depthMax);
        return this.depth;
      }
      kernel.expand(row);
      this.#askAtRest(row);
      this.#counted.push(kernel.transitions);
      if (!this.#isTimeToPause(row)) continue;
      this.#settle(row + 1);
      if (row >= this.#stop || this.#pause(row)) break;
    }
    this.#settle(this.#countedFrom + this.#counted.length);
    // What is asked only of configurations at rest was not asked of all that were met but not expanded.
    const cut = this.#isFull || this.bounds.length > 0;
    const complete = cut && this.#atRest.length > 0 ? this.depth - 1 : this.depth;
    if (this.states > levelEnd) this.depth++;
    return complete;
  }

  get #isDecided(): boolean {
    return this.#open === 0 && this.#goals.length > 0;
  }

  /** Whether a configuration was kept out before all goals were found. */
  get #isFull(): boolean {
    return this.#kernel.full && !this.#isDecided;
  }

  /**
   * Looks up all successors that wait. Configurations are expanded before all that earlier ones led to was looked up: if the search ended
   * with an earlier one, what came after it does not count.
   *
   * @param row the next one to be expanded
   */
  #settle(row: number): void {
    const kernel = this.#kernel;
    kernel.flush();
    const stop = this.#stop;
    if (stop >= 0 && stop < row) {
      kernel.transitions = this.#counted[stop - this.#countedFrom] ?? kernel.transitions;
      let kept = kernel.rows.length;
      while (kept > 0 && this.parent(kept - 1) > stop) kept--;
      this.#kept = kept;
      this.#foundAt.forEach((at, index) => {
        if (at <= stop || this.found[index] === undefined) return;
        this.found[index] = undefined;
        this.#open++;
      });
    }
    this.#counted = [];
    this.#countedFrom = row;
  }

  get rows(): Rows {
    return this.#kernel.rows;
  }

  get layout(): Layout {
    return this.#kernel.layout;
  }

  parent(row: number): number {
    return this.#parents.chunk(row)[this.#parents.offset(row)]!;
  }

  vector(row: number): StateVector {
    return this.#kernel.vector(row);
  }

  pathTo(row: number): readonly StateVector[] {
    const path: StateVector[] = [];
    for (let at = row; at >= 0; at = this.parent(at)) {
      path.push(this.#kernel.vector(at));
    }
    return path.reverse();
  }

  askAgain(): void {
    this.#kernel.askAgain();
    for (const tree of this.#trees.flat()) tree.askAgain();
  }

  #met(row: number, parent: number): void {
    this.#parent[0] = parent;
    this.#parents.push(this.#parent, 0);
    const { rows, layout } = this.#kernel;
    const chunk = rows.chunk(row);
    const at = rows.offset(row);
    for (const index of this.#always) {
      if (this.found[index] !== undefined) continue;
      const trees = this.#trees[index]!;
      for (let tree = 0; tree < trees.length && this.found[index] === undefined; tree++) {
        if (trees[tree]!.askPacked(chunk, at, layout) === 1) this.#find(index, row, parent);
      }
    }
  }

  /** Asks the goals that are asked only where nothing is owed, or nothing is enabled, of the configuration just expanded. */
  #askAtRest(row: number): void {
    const kernel = this.#kernel;
    if (kernel.cut) return;
    if (!kernel.enabled) this.terminal++;
    for (const index of this.#atRest) {
      const resting = this.#goals[index]!.at === 'quiescence' ? !kernel.owed : !kernel.enabled;
      if (!resting || this.found[index] !== undefined) continue;
      this.#askedAt[index] = Math.min(this.#askedAt[index]!, row);
      if (this.#trees[index]!.some((tree) => tree.ask(kernel.ids) === 1)) this.#find(index, row, row);
    }
  }

  #find(index: number, row: number, at: number): void {
    this.found[index] = row;
    this.#foundAt[index] = at;
    this.#open--;
  }

  /** Looks at the configurations beyond which the bound on depth does not go: are they at rest, and do they lead anywhere further? */
  #probeFrontier(from: number, to: number, depthMax: number): void {
    const kernel = this.#kernel;
    const { transitions } = kernel;
    for (let row = from; row < to && row <= this.#stop; row++) {
      if (kernel.foundBeyond && this.#atRest.length === 0) break;
      kernel.probe(row);
      this.#askAtRest(row);
    }
    if (!kernel.foundBeyond) return;
    // Steps that lead beyond the bound are no part of what was explored; where none does, nothing was cut.
    kernel.transitions = transitions;
    this.bounds.push({ kind: 'depth', limit: depthMax });
  }

  #isTimeToPause(row: number): boolean {
    if (row % expansionsPerPause !== expansionsPerPause - 1 && this.#kernel.learned - this.#learned < learnedPerPause)
      return false;
    this.#learned = this.#kernel.learned;
    return true;
  }

  #pause(row: number): boolean {
    const { memory, otherBytes, pause } = this.#limits;
    const { states, transitions, depth } = this;
    const end =
      this.bytes + otherBytes() > memory
        ? 'memory'
        : pause?.({ states, transitions, depth, frontier: states - row - 1 });
    if (end === undefined) return false;
    this.bounds.push(end === 'memory' ? { kind: 'memory', limit: memory } : { kind: end });
    return true;
  }
}
