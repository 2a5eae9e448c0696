import { IntBuffer } from '../kernel/int-buffer.ts';
import type { Bound } from '../verdict.ts';
import { ComponentJudge } from './component-judge.ts';
import { NodeMap } from './node-map.ts';
import { largestNode, type Product, type ProductNode } from './product.ts';

/** The largest number of a component in which every pair lies on a fair, accepted cycle; others have smaller ones. */
const GOOD = 2 ** 31 - 1;

/** Marks the pairs that are set aside from the start. All numbers above are of good components, all below of others, or search indices. */
const EXCLUDED = 2 ** 30;

/** Bits of a frame: whether its pair may still be the first of its component, and whether a step of it leads back to itself. */
const ROOT = 1;
const SELF = 2;

/** Called now and then; true ends the search. Called with a bound that the search has come to by itself, it has no say. */
export type Pause = (reached?: Bound) => boolean;

/** From so many pairs on, it pays to walk over a component in the order of memory. */
const manyMembers = 1 << 10;

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
  readonly #judge: ComponentJudge;
  readonly #pause: Pause;
  readonly #nodeMax: number;
  #steps = 0;
  /** Keeps reads whose only purpose is to bring memory near from being left out. */
  read = 0;
  #refining = false;

  /** Whether any pair was found at which an execution may stop for ever, fair and accepted. */
  stops = false;
  /** Whether any pair was found on a fair and accepted cycle. */
  cycles = false;
  interrupted = false;

  /**
   * @param fair false to look for accepted cycles, fair or not
   * @param nodeMax the largest number of a pair: where there are larger ones, the search ends
   */
  constructor(product: Product, fair: boolean, pause: Pause, nodeMax = largestNode) {
    this.#product = product;
    this.#fair = fair;
    this.#pause = pause;
    this.#nodeMax = nodeMax;
    this.#index = new NodeMap(product.rows);
    this.#judge = new ComponentJudge(product, fair, this.#index);
  }

  get bytes(): number {
    const pending = this.#pending.reduce((sum, part) => sum + part.byteLength, 0);
    return this.#index.bytes + pending + this.#buffers.reduce((sum, buffer) => sum + buffer.items.byteLength, 0);
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

  /** The number of the component of a pair; one of its own for each component through whose pairs a fair and accepted cycle leads. */
  number(node: ProductNode): number {
    return this.#index.get(node);
  }

  /** The numbers of the components of all pairs with a state of the automaton, by row. */
  ofState(state: number): Int32Array {
    return this.#index.ofState(state);
  }

  /** Gives back what only searching takes. */
  rest(): void {
    for (const buffer of this.#buffers) buffer.trim();
  }

  get #buffers(): readonly IntBuffer[] {
    return [this.#stack, this.#frames, this.#frameEdges, this.#frameWays];
  }

  /** Whether an execution may stop for ever at a pair, accepted and, unless fairness is set aside, fair. */
  mayStop(node: ProductNode): boolean {
    const product = this.#product;
    // Most pairs owe something, and the first of their edges tells.
    return (!this.#fair || product.fairness.mayStop(product.row(node))) && product.acceptsStop(node);
  }

  #connect(start: ProductNode): void {
    const product = this.#product;
    const { graph, tableau, rows } = product;
    const { list } = graph.edges;
    this.#next = 1;
    if (this.#isTooLarge(start)) return;
    this.#enter(start);
    while (this.#frames.length > 0) {
      const top = this.#frames.length - 1;
      const node = this.#frames.items[top]!;
      const state = (node / rows) | 0;
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
        if (this.#isTooLarge(entered)) return;
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

  /** Whether a pair cannot be numbered: then the search ends. */
  #isTooLarge(node: ProductNode): boolean {
    if (node <= this.#nodeMax) return false;
    this.#pause({ kind: 'pairs', limit: this.#nodeMax + 1 });
    this.interrupted = true;
    return true;
  }

  #enter(node: ProductNode): void {
    const { graph, rows } = this.#product;
    this.#bringNear(node);
    this.#index.set(node, this.#next++);
    this.#frames.push(node);
    this.#frameEdges.push(graph.firstEdge(node % rows));
    this.#frameWays.push(ROOT);
    if (!this.#refining && !this.stops && this.mayStop(node)) this.stops = true;
  }

  /** Reads where the numbers of the pairs stand that a pair leads to, nearly always of the same state: so the memory accesses overlap. */
  #bringNear(node: ProductNode): void {
    const { graph, rows } = this.#product;
    const { list } = graph.edges;
    const state = (node / rows) | 0;
    const row = node - state * rows;
    const own = this.#index.ofState(state);
    const end = graph.firstEdge(row + 1);
    let read = 0;
    for (let edge = graph.firstEdge(row); edge < end; edge++) read |= own[list.target(edge)]!;
    this.read = read;
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
    // In the order of memory, which matters where there are many.
    if (members.length > manyMembers) members.sort();
    for (const member of members) this.#index.set(member, this.#component);
    this.#next -= members.length;
    this.#stack.length = from;
    if (members.length > 1 || (flags & SELF) !== 0) this.#settle(members, this.#component);
  }

  /** Marks a component whose cycles are all that is wanted; or sets aside the part of it that may hold such a cycle. */
  #settle(members: Int32Array, component: number): void {
    const judgement = this.#judge.judge(members, component);
    if (judgement === 'none') return;
    if (judgement !== 'good') {
      this.#pending.push(judgement);
      return;
    }
    this.cycles = true;
    this.#goodComponent--;
    for (const member of members) this.#index.set(member, this.#goodComponent);
  }
}
