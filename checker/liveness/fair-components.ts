import { IntBuffer } from '../kernel/int-buffer.ts';
import type { StatePair } from './automaton.ts';
import { NodeMap } from './node-map.ts';
import type { Product, ProductNode } from './product.ts';

/** The largest number of a component in which every pair lies on a fair, accepted cycle; others have smaller ones. */
const GOOD = 2 ** 31 - 1;

/** Marks the pairs that are set aside from the start. All numbers above are of good components, all below of others, or search indices. */
const EXCLUDED = 2 ** 30;

/** Bits of a frame: whether its pair may still be the first of its component, and whether a step of it leads back to itself. */
const ROOT = 1;
const SELF = 2;

/** Called now and then; true ends the search. */
export type Pause = () => boolean;

/** Frames between two calls of the pause. */
const framesPerPause = 1 << 16;

/**
 * The pairs of a product through which a fair and accepted cycle leads, or at which an execution may stop for ever, fair and accepted.
 *
 * Strongly connected components, by Pearce's variant of Tarjan's algorithm, without recursion and with one integer per pair. A component
 * in which some `until` is put off in every step, or some weak assumption is owed at every pair and never taken, holds no cycle that is
 * wanted, and neither does any part of it. Where a strong assumption is owed somewhere and never taken, the pairs that owe it cannot lie
 * on such a cycle: they are removed, and what is left is split again. (Emerson and Lei, 1987; Lichtenstein and Pnueli, 1985.)
 */
export class FairComponents {
  readonly #product: Product;
  readonly #fair: boolean;
  /** Per pair: 0 if it was not met; while it is being searched, an index from 1 on; then the number of its component. */
  readonly #index: NodeMap;
  #component = EXCLUDED;
  #goodComponent = GOOD + 1;
  #next = 1;
  /** Pairs whose component is not complete yet. */
  readonly #stack = new IntBuffer();
  readonly #frames = new IntBuffer();
  readonly #frameEdges = new IntBuffer();
  readonly #frameWays = new IntBuffer();
  /** Parts of components that are to be split again. */
  readonly #pending: Int32Array[] = [];
  readonly #owing: Int32Array;
  readonly #taken: Uint8Array;
  readonly #pause: Pause;
  #steps = 0;
  #refining = false;

  /** Whether any pair was found at which an execution may stop for ever, fair and accepted. */
  stops = false;
  /** Whether any pair was found on a fair and accepted cycle. */
  cycles = false;
  interrupted = false;

  /** @param fair false to look for accepted cycles, fair or not */
  constructor(product: Product, fair: boolean, pause: Pause) {
    this.#product = product;
    this.#fair = fair;
    this.#pause = pause;
    this.#index = new NodeMap(product.rows);
    const { length } = product.fairness.assumptions;
    this.#owing = new Int32Array(length);
    this.#taken = new Uint8Array(length);
  }

  get bytes(): number {
    const buffers = [this.#stack, this.#frames, this.#frameEdges, this.#frameWays];
    const pending = this.#pending.reduce((sum, part) => sum + part.byteLength, 0);
    return this.#index.bytes + pending + buffers.reduce((sum, buffer) => sum + buffer.items.byteLength, 0);
  }

  /** Sets a pair aside: no execution through it is looked for. To be called before any search. */
  exclude(node: ProductNode): void {
    this.#index.set(node, EXCLUDED);
  }

  /** Searches from a pair on, unless it was met before. */
  from(node: ProductNode): void {
    if (!this.interrupted && this.#index.get(node) === 0) this.#connect(node);
  }

  /** Splits what must be split again. Call it once, after the search from every pair that is to be searched from. */
  refine(): void {
    this.#refining = true;
    for (let part = this.#pending.pop(); part !== undefined && !this.interrupted; part = this.#pending.pop()) {
      for (const node of part) this.#index.set(node, 0);
      for (const node of part) this.from(node);
    }
  }

  /** Whether a fair and accepted cycle leads through a pair. */
  isGood(node: ProductNode): boolean {
    return this.#index.get(node) > EXCLUDED;
  }

  /** Whether a fair and accepted cycle leads through both of two pairs. */
  isGoodTogether(a: ProductNode, b: ProductNode): boolean {
    return this.isGood(a) && this.#index.get(a) === this.#index.get(b);
  }

  /** Whether an execution may stop for ever at a pair, accepted and, unless fairness is set aside, fair. */
  mayStop(node: ProductNode): boolean {
    const product = this.#product;
    return product.acceptsStop(node) && (!this.#fair || product.fairness.mayStop(product.row(node)));
  }

  #connect(start: ProductNode): void {
    const product = this.#product;
    const { graph, tableau, rows } = product;
    const { list } = graph.edges;
    this.#next = 1;
    this.#enter(start);
    while (this.#frames.length > 0) {
      const top = this.#frames.length - 1;
      const node = this.#frames.items[top]!;
      const state = Math.floor(node / rows);
      const row = node - state * rows;
      const own = this.#index.ofState(state);
      const end = graph.firstEdge(row + 1);
      let edge = this.#frameEdges.items[top]!;
      let way = this.#frameWays.items[top]! >>> 2;
      let flags = this.#frameWays.items[top]! & 3;
      let entered = -1;
      for (; edge < end; edge++, way = 0) {
        const target = list.target(edge);
        const at = product.waysAt(state, row, list.class(edge), target);
        const { program } = tableau;
        const count = program[at]!;
        for (; way < count && entered < 0; way++) {
          const next = program[at + 1 + 2 * way]!;
          const index = this.#index.ofState(next)[target]!;
          if (index === 0) {
            entered = next * rows + target;
          } else {
            if (index < own[row]!) {
              own[row] = index;
              flags &= ~ROOT;
            }
            if (target === row && next === state) flags |= SELF;
          }
        }
        if (entered >= 0) break;
      }
      if (entered >= 0) {
        this.#frameEdges.items[top] = edge;
        this.#frameWays.items[top] = (way << 2) | flags;
        if (++this.#steps % framesPerPause === 0 && this.#pause()) {
          this.interrupted = true;
          return;
        }
        this.#enter(entered);
      } else {
        this.#leave(node, own[row]!, flags);
      }
    }
  }

  #enter(node: ProductNode): void {
    const { graph, rows } = this.#product;
    if (node > GOOD)
      throw new RangeError('More pairs of configurations and states of the automaton than can be numbered.');
    this.#index.set(node, this.#next++);
    this.#frames.push(node);
    this.#frameEdges.push(graph.firstEdge(node % rows));
    this.#frameWays.push(ROOT);
    if (!this.#refining && !this.stops && this.mayStop(node)) this.stops = true;
  }

  #leave(node: ProductNode, index: number, flags: number): void {
    const top = --this.#frames.length;
    this.#frameEdges.length = top;
    this.#frameWays.length = top;
    if (top > 0) {
      const parent = this.#frames.items[top - 1]!;
      if (index < this.#index.get(parent)) {
        this.#index.set(parent, index);
        this.#frameWays.items[top - 1]! &= ~ROOT;
      }
    }
    this.#stack.push(node);
    if ((flags & ROOT) === 0) return;
    let from = this.#stack.length - 1;
    while (from > 0 && this.#index.get(this.#stack.items[from - 1]!) >= index) from--;
    this.#component--;
    const members = this.#stack.items.subarray(from, this.#stack.length);
    for (const member of members) this.#index.set(member, this.#component);
    this.#next -= members.length;
    this.#stack.length = from;
    if (members.length > 1 || (flags & SELF) !== 0) this.#judge(members, this.#component);
  }

  /** Marks a component whose cycles are all that is wanted; or sets aside the part of it that may hold such a cycle. */
  #judge(members: Int32Array, component: number): void {
    const { fairness } = this.#product;
    const { assumptions } = fairness;
    this.#owing.fill(0);
    this.#taken.fill(0);
    if (!this.#isAccepting(members, component)) return;
    const unmet: number[] = [];
    if (this.#fair) {
      for (let assumption = 0; assumption < assumptions.length; assumption++) {
        if (this.#taken[assumption] === 1 || this.#owing[assumption] === 0) continue;
        if (assumptions[assumption]!.kind === 'strong') unmet.push(assumption);
        else if (this.#owing[assumption] === members.length) return;
      }
    }
    const unmetPairs = this.#unmetPairs(members);
    if (unmet.length > 0 || unmetPairs.length > 0) {
      this.#setAside(members, unmet, unmetPairs);
      return;
    }
    this.cycles = true;
    this.#goodComponent--;
    for (const member of members) this.#index.set(member, this.#goodComponent);
  }

  /** Whether no `until` is put off in every step inside of the component. Notes which assumptions such steps take, and how many pairs owe them. */
  #isAccepting(members: Int32Array, component: number): boolean {
    const { graph, tableau, fairness } = this.#product;
    const take = (assumption: number) => {
      this.#taken[assumption] = 1;
    };
    let putOff: readonly number[] | undefined;
    const seen = new Set<number>();
    let last = -1;
    const { list } = graph.edges;
    const visit = (edge: number, next: ProductNode, postponed: number) => {
      if (this.#index.get(next) !== component) return;
      if (this.#fair) fairness.eachTaken(list.class(edge), list.target(edge), take);
      if (postponed === last || seen.has(postponed)) return;
      last = postponed;
      seen.add(postponed);
      const these = tableau.postponed(postponed);
      putOff = putOff === undefined ? these : putOff.filter((until) => these.includes(until));
    };
    const owe = (assumption: number) => {
      this.#owing[assumption]!++;
    };
    for (const member of members) {
      this.#product.eachStep(member, visit);
      if (this.#fair) fairness.eachOwed(this.#product.row(member), owe);
    }
    return putOff?.length === 0;
  }

  /** The automaton's pairs of which the component has a state that binds, and none that meets it. */
  #unmetPairs(members: Int32Array): readonly StatePair[] {
    const { pairs } = this.#product.tableau;
    if (pairs.length === 0) return pairs;
    const states = [...new Set(Array.from(members, (member) => this.#product.state(member)))];
    return pairs.filter(
      (pair) => states.some((state) => pair.binds(state)) && !states.some((state) => pair.meets(state)),
    );
  }

  #setAside(members: Int32Array, unmet: readonly number[], unmetPairs: readonly StatePair[]): void {
    const binds = new Set(unmet);
    let owes = false;
    const owe = (assumption: number) => {
      owes ||= binds.has(assumption);
    };
    const kept = members.filter((member) => {
      const state = this.#product.state(member);
      owes = unmetPairs.some((pair) => pair.binds(state));
      this.#product.fairness.eachOwed(this.#product.row(member), owe);
      return !owes;
    });
    if (kept.length > 0) this.#pending.push(kept);
  }
}
