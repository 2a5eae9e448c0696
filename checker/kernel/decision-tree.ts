import { BadInput } from '../bad-input.ts';
import type { Id, Read, SlotIndex } from '../transition-system.ts';
import { IntBuffer } from './int-buffer.ts';
import type { Layout } from './layout.ts';

/** A question about a configuration, asked through a reader so that what it reads is known. Answers are integers >= 0. */
export type Question = (read: Read) => number;

/** No answer, since answers are >= 0. */
const UNKNOWN = -1;

/**
 * The remembered answers to one question: a decision tree over the slots that the question reads, in the order in which it reads them.
 *
 * A pure question reads the same slot next whenever what it read so far is the same; so each inner node names one slot, and has one
 * child per id of that slot.
 */
export class DecisionTree {
  readonly #question: Question;
  readonly #where: string;
  readonly #learned: (path: readonly SlotIndex[], ids: readonly Id[], answer: number) => void;
  /** Per node four integers: the slot that it reads; where its children start; for how many ids there is room; and one unused. */
  readonly #nodes = new IntBuffer(64);
  /** How many nodes there are; the root is node 0. */
  #size = 0;
  /** Per child: its node, or minus one minus the answer; 0 where nothing is known, since no child is the root. */
  readonly #children = new IntBuffer(64);
  /** The answer to a question that reads nothing. */
  #constant = UNKNOWN;

  /**
   * @param where names the question for a person, should its answers contradict each other
   * @param learned told of each new answer: the slots that were read, in order, and their ids
   */
  constructor(
    where: string,
    question: Question,
    learned: (path: readonly SlotIndex[], ids: readonly Id[], answer: number) => void = () => {},
  ) {
    this.#learned = learned;
    this.#where = where;
    this.#question = question;
  }

  /** The answer, if it is known and does not depend on what is read; else undefined. */
  get constant(): number | undefined {
    return this.#size === 0 && this.#constant !== UNKNOWN ? this.#constant : undefined;
  }

  get bytes(): number {
    return (this.#nodes.items.length + this.#children.items.length) * 4;
  }

  /** The answer in the configuration whose ids are `ids`. */
  ask(ids: Int32Array): number {
    if (this.#size === 0) return this.#constant === UNKNOWN ? this.#learnFrom(ids) : this.#constant;
    const nodes = this.#nodes.items;
    const children = this.#children.items;
    let node = 0;
    for (;;) {
      const id = ids[nodes[node]!]!;
      const child = id < nodes[node + 2]! ? children[nodes[node + 1]! + id]! : 0;
      if (child < 0) return -1 - child;
      if (child === 0) return this.#learnFrom(ids);
      node = child << 2;
    }
  }

  /** The answer in the configuration that stands packed at `at` in `words`. */
  askPacked(words: Int32Array, at: number, layout: Layout): number {
    if (this.#size === 0) return this.#constant === UNKNOWN ? this.#learnPacked(words, at, layout) : this.#constant;
    const { word, shift, mask } = layout;
    const nodes = this.#nodes.items;
    const children = this.#children.items;
    let node = 0;
    for (;;) {
      const slot = nodes[node]!;
      const id = (words[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!;
      const child = id < nodes[node + 2]! ? children[nodes[node + 1]! + id]! : 0;
      if (child < 0) return -1 - child;
      if (child === 0) return this.#learnPacked(words, at, layout);
      node = child << 2;
    }
  }

  /**
   * Asks the question again for all that is remembered, the last first, and compares.
   *
   * @param same asks again for what was read, and tells whether that is the remembered answer
   * @throws BadInput if an answer is a different one now
   */
  askAgain(same = (read: Read, answer: number) => this.#question(read) === answer): void {
    if (this.#constant !== UNKNOWN && !same(() => this.#unread(), this.#constant)) throw this.#contradiction();
    const nodes = this.#nodes.items;
    const parents = new Int32Array(this.#size);
    const parentIds = new Int32Array(this.#size);
    this.#eachChild((node, id, child) => {
      if (child <= 0) return;
      parents[child] = node;
      parentIds[child] = id;
    });
    this.#eachChild((parent, last, child) => {
      if (child >= 0) return;
      const reads = new Map<SlotIndex, Id>([[nodes[4 * parent]!, last]]);
      for (let node = parent; node !== 0; node = parents[node]!)
        reads.set(nodes[4 * parents[node]!]!, parentIds[node]!);
      if (!same((slot) => reads.get(slot) ?? this.#unread(), -1 - child)) throw this.#contradiction();
    });
  }

  /** Visits the places of all children, the last first. */
  #eachChild(visit: (node: number, id: Id, child: number) => void): void {
    const nodes = this.#nodes.items;
    for (let node = this.#size - 1; node >= 0; node--) {
      for (let id = nodes[4 * node + 2]! - 1; id >= 0; id--)
        visit(node, id, this.#children.items[nodes[4 * node + 1]! + id]!);
    }
  }

  /** What a question gets that reads what it did not read before. */
  #unread(): never {
    throw this.#contradiction();
  }

  // The functions that `ask` would capture are made apart from it: a function that captures costs at every call of what is around it.
  #learnFrom(ids: Int32Array): number {
    return this.#learn((slot) => ids[slot]!);
  }

  #learnPacked(words: Int32Array, at: number, { word, shift, mask }: Layout): number {
    return this.#learn((slot) => (words[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!);
  }

  /** Asks the question itself, and remembers the answer under what it read. */
  #learn(look: Read): number {
    const path: SlotIndex[] = [];
    const seen = new Map<SlotIndex, Id>();
    const answer = this.#question((slot) => {
      const known = seen.get(slot);
      if (known !== undefined) return known;
      const id = look(slot);
      path.push(slot);
      seen.set(slot, id);
      return id;
    });
    let place: number | undefined;
    for (const slot of path) place = this.#place(this.#nodeAt(place, slot), seen.get(slot)!);
    this.#enter(place, answer);
    this.#learned(
      path,
      path.map((slot) => seen.get(slot)!),
      answer,
    );
    return answer;
  }

  /** The node that stands at a place among the children, or the root: it reads `slot`. */
  #nodeAt(place: number | undefined, slot: SlotIndex): number {
    const known = place === undefined ? 0 : this.#children.items[place]!;
    if (known < 0 || (place === undefined && this.#constant !== UNKNOWN)) throw this.#contradiction();
    if (known === 0 && (place !== undefined || this.#size === 0)) {
      if (place !== undefined) this.#children.items[place] = this.#size;
      for (const item of [slot, 0, 0, 0]) this.#nodes.push(item);
      return this.#size++;
    }
    if (this.#nodes.items[4 * known] !== slot) throw this.#contradiction();
    return known;
  }

  /** The place of a node's child under an id. */
  #place(node: number, id: Id): number {
    if (id >= this.#nodes.items[4 * node + 2]!) this.#makeRoom(node, id);
    return this.#nodes.items[4 * node + 1]! + id;
  }

  /** Remembers an answer at a place among the children, or as the one that depends on nothing. */
  #enter(place: number | undefined, answer: number): void {
    if (place === undefined) {
      if (this.#size > 0 || (this.#constant !== UNKNOWN && this.#constant !== answer)) throw this.#contradiction();
      this.#constant = answer;
      return;
    }
    const known = this.#children.items[place]!;
    if (known !== 0 && known !== -1 - answer) throw this.#contradiction();
    this.#children.items[place] = -1 - answer;
  }

  #makeRoom(node: number, id: Id): void {
    const first = this.#nodes.items[4 * node + 1]!;
    const room = this.#nodes.items[4 * node + 2]!;
    const grown = Math.max(2, 2 ** Math.ceil(Math.log2(id + 1)));
    const start = this.#children.length;
    for (let index = 0; index < grown; index++) {
      this.#children.push(index < room ? this.#children.items[first + index]! : 0);
    }
    this.#nodes.items[4 * node + 1] = start;
    this.#nodes.items[4 * node + 2] = grown;
  }

  #contradiction(): BadInput {
    return new BadInput(
      `${this.#where} answered differently when it was asked the same again: expected a pure function. ` +
        'Compute only from the arguments, and change no variable outside of it.',
    );
  }
}
