import type { Bound } from '../verdict.ts';
import type { Pause } from './fair-components.ts';
import { largestNode } from './product.ts';

/** Where a search stands that asks whether it has to end. */
type Ended = Extract<Bound['kind'], 'interrupted' | 'memory of the platform'>;

/** Watches over the searches for one property: what they take, and what cuts one of them. */
export class SearchWatch {
  /** What cut a search, if anything did. */
  cut: Bound | undefined;
  /** The most bytes that the searches took at a time. */
  bytes = 0;
  /** What is kept of a search while others run. */
  held = 0;
  /** The largest number of a pair of a configuration and a state of the automaton. */
  readonly nodeMax: number;
  readonly #tell: () => Ended | undefined;
  readonly #otherBytes: () => number;
  /** The most bytes, all together. */
  readonly memory: number;

  /**
   * @param tell tells of progress; an answer ends the search
   * @param otherBytes what else counts
   * @param memory the most bytes, both together
   */
  constructor(tell: () => Ended | undefined, otherBytes: () => number, memory: number, nodeMax = largestNode) {
    this.#tell = tell;
    this.#otherBytes = otherBytes;
    this.memory = memory;
    this.nodeMax = nodeMax;
  }

  /** All that is taken while no search runs. */
  get taken(): number {
    return this.#otherBytes() + this.held;
  }

  took(bytes: number): void {
    this.bytes = Math.max(this.bytes, this.held + bytes);
  }

  /** What a search is to call now and then, that takes as many bytes as `bytes` says by then. */
  pause(bytes: () => number): Pause {
    return (reached) => {
      const taken = bytes();
      this.took(taken);
      const ended = this.#tell();
      if (reached !== undefined) this.cut = reached;
      else if (ended !== undefined) this.cut = { kind: ended };
      else if (this.taken + taken > this.memory) this.cut = { kind: 'memory', limit: this.memory };
      return this.cut !== undefined;
    };
  }
}
