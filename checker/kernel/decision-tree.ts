import { BadInput } from '../bad-input.ts';
import type { Id, Read, SlotIndex } from '../transition-system.ts';
import { IntBuffer } from './int-buffer.ts';
import type { Layout } from './layout.ts';

/** A question about a configuration, asked through a reader so that what it reads is known. Answers are integers >= 0. */
export type Question = (read: Read) => number;

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
  /** Per node: the slot that it reads, or minus one minus the answer for a leaf. */
  readonly #slots = new IntBuffer(16);
  /** Per node: where its children start, and for how many ids there is room. */
  readonly #firsts = new IntBuffer(16);
  readonly #rooms = new IntBuffer(16);
  /** Per child: the node, or 0 where nothing is known; no child is the root, which is node 0. */
  readonly #children = new IntBuffer(64);

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

  get bytes(): number {
    return (this.#slots.items.length * 3 + this.#children.items.length) * 4;
  }

  /** The answer in the configuration whose ids are `ids`. */
  ask(ids: Int32Array): number {
    if (this.#slots.length === 0) return this.#learn((slot) => ids[slot]!);
    const slots = this.#slots.items;
    const firsts = this.#firsts.items;
    const rooms = this.#rooms.items;
    const children = this.#children.items;
    let node = 0;
    for (;;) {
      const slot = slots[node]!;
      if (slot < 0) return -1 - slot;
      const id = ids[slot]!;
      const child = id < rooms[node]! ? children[firsts[node]! + id]! : 0;
      if (child === 0) return this.#learn((other) => ids[other]!);
      node = child;
    }
  }

  /** The answer in the configuration that stands packed at `at` in `words`. */
  askPacked(words: Int32Array, at: number, layout: Layout): number {
    const { word, shift, mask } = layout;
    const read = (slot: SlotIndex): Id => (words[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!;
    if (this.#slots.length === 0) return this.#learn(read);
    const slots = this.#slots.items;
    const firsts = this.#firsts.items;
    const rooms = this.#rooms.items;
    const children = this.#children.items;
    let node = 0;
    for (;;) {
      const slot = slots[node]!;
      if (slot < 0) return -1 - slot;
      const id = (words[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!;
      const child = id < rooms[node]! ? children[firsts[node]! + id]! : 0;
      if (child === 0) return this.#learn(read);
      node = child;
    }
  }

  /**
   * Asks the question again for all that is remembered, the last first, and compares.
   *
   * @param same asks again for what was read, and tells whether that is the remembered answer
   * @throws BadInput if an answer is a different one now
   */
  askAgain(same = (read: Read, answer: number) => this.#question(read) === answer): void {
    const parents = new Int32Array(this.#slots.length);
    const parentIds = new Int32Array(this.#slots.length);
    for (let node = 0; node < this.#slots.length; node++) {
      for (let id = 0; id < this.#rooms.items[node]!; id++) {
        const child = this.#children.items[this.#firsts.items[node]! + id]!;
        parents[child] = node;
        parentIds[child] = id;
      }
    }
    for (let leaf = this.#slots.length - 1; leaf >= 0; leaf--) {
      const answer = -1 - this.#slots.items[leaf]!;
      if (answer < 0) continue;
      const reads = new Map<SlotIndex, Id>();
      for (let node = leaf; node !== 0; node = parents[node]!) {
        reads.set(this.#slots.items[parents[node]!]!, parentIds[node]!);
      }
      const read = (slot: SlotIndex) => {
        const id = reads.get(slot);
        if (id === undefined) throw this.#contradiction();
        return id;
      };
      if (!same(read, answer)) throw this.#contradiction();
    }
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
    let node = 0;
    for (const slot of path) {
      node = this.#child(this.#inner(node, slot), seen.get(slot)!);
    }
    this.#leaf(node, answer);
    this.#learned(
      path,
      path.map((slot) => seen.get(slot)!),
      answer,
    );
    return answer;
  }

  /** Makes `node` read `slot`, if it is not there yet. */
  #inner(node: number, slot: SlotIndex): number {
    if (node === this.#slots.length) this.#add(slot);
    if (this.#slots.items[node] !== slot) throw this.#contradiction();
    return node;
  }

  #leaf(node: number, answer: number): void {
    if (node === this.#slots.length) this.#add(-1 - answer);
    if (this.#slots.items[node] !== -1 - answer) throw this.#contradiction();
  }

  #add(slot: number): void {
    this.#slots.push(slot);
    this.#firsts.push(0);
    this.#rooms.push(0);
  }

  /** The child of a node under an id; the number of the next node, not there yet, where nothing is known. */
  #child(node: number, id: Id): number {
    if (id >= this.#rooms.items[node]!) this.#makeRoom(node, id);
    const place = this.#firsts.items[node]! + id;
    const child = this.#children.items[place]!;
    if (child !== 0) return child;
    this.#children.items[place] = this.#slots.length;
    return this.#slots.length;
  }

  #makeRoom(node: number, id: Id): void {
    const first = this.#firsts.items[node]!;
    const room = this.#rooms.items[node]!;
    const grown = Math.max(2, 2 ** Math.ceil(Math.log2(id + 1)));
    const start = this.#children.length;
    for (let index = 0; index < grown; index++) {
      this.#children.push(index < room ? this.#children.items[first + index]! : 0);
    }
    this.#firsts.items[node] = start;
    this.#rooms.items[node] = grown;
  }

  #contradiction(): BadInput {
    return new BadInput(
      `${this.#where} answered differently when it was asked the same again: expected a pure function. ` +
        'Compute only from the arguments, and change no variable outside of it.',
    );
  }
}
