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
  /**
   * Per node four integers: the slot that it reads, or minus one minus the answer for a leaf; where its children start; for how many
   * ids there is room; and one unused.
   */
  readonly #nodes = new IntBuffer(64);
  /** How many nodes there are. */
  #size = 0;
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
    return (this.#nodes.items.length + this.#children.items.length) * 4;
  }

  /** The answer in the configuration whose ids are `ids`. */
  ask(ids: Int32Array): number {
    const nodes = this.#nodes.items;
    const children = this.#children.items;
    for (let node = 0; node < this.#size; ) {
      const slot = nodes[node << 2]!;
      if (slot < 0) return -1 - slot;
      const id = ids[slot]!;
      node = id < nodes[(node << 2) + 2]! ? children[nodes[(node << 2) + 1]! + id]! : 0;
      if (node === 0) break;
    }
    return this.#learnFrom(ids);
  }

  /** The answer in the configuration that stands packed at `at` in `words`. */
  askPacked(words: Int32Array, at: number, layout: Layout): number {
    const { word, shift, mask } = layout;
    const nodes = this.#nodes.items;
    const children = this.#children.items;
    for (let node = 0; node < this.#size; ) {
      const slot = nodes[node << 2]!;
      if (slot < 0) return -1 - slot;
      const id = (words[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!;
      node = id < nodes[(node << 2) + 2]! ? children[nodes[(node << 2) + 1]! + id]! : 0;
      if (node === 0) break;
    }
    return this.#learnPacked(words, at, layout);
  }

  /**
   * Asks the question again for all that is remembered, the last first, and compares.
   *
   * @param same asks again for what was read, and tells whether that is the remembered answer
   * @throws BadInput if an answer is a different one now
   */
  askAgain(same = (read: Read, answer: number) => this.#question(read) === answer): void {
    const nodes = this.#nodes.items;
    const parents = new Int32Array(this.#size);
    const parentIds = new Int32Array(this.#size);
    for (let node = 0; node < this.#size; node++) {
      for (let id = 0; id < nodes[4 * node + 2]!; id++) {
        const child = this.#children.items[nodes[4 * node + 1]! + id]!;
        parents[child] = node;
        parentIds[child] = id;
      }
    }
    for (let leaf = this.#size - 1; leaf >= 0; leaf--) {
      const answer = -1 - nodes[4 * leaf]!;
      if (answer < 0) continue;
      const reads = new Map<SlotIndex, Id>();
      for (let node = leaf; node !== 0; node = parents[node]!) reads.set(nodes[4 * parents[node]!]!, parentIds[node]!);
      const read = (slot: SlotIndex) => {
        const id = reads.get(slot);
        if (id === undefined) throw this.#contradiction();
        return id;
      };
      if (!same(read, answer)) throw this.#contradiction();
    }
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
    if (node === this.#size) this.#add(slot);
    if (this.#nodes.items[4 * node] !== slot) throw this.#contradiction();
    return node;
  }

  #leaf(node: number, answer: number): void {
    if (node === this.#size) this.#add(-1 - answer);
    if (this.#nodes.items[4 * node] !== -1 - answer) throw this.#contradiction();
  }

  #add(slot: number): void {
    for (const item of [slot, 0, 0, 0]) this.#nodes.push(item);
    this.#size++;
  }

  /** The child of a node under an id; the number of the next node, not there yet, where nothing is known. */
  #child(node: number, id: Id): number {
    if (id >= this.#nodes.items[4 * node + 2]!) this.#makeRoom(node, id);
    const place = this.#nodes.items[4 * node + 1]! + id;
    const child = this.#children.items[place]!;
    if (child !== 0) return child;
    this.#children.items[place] = this.#size;
    return this.#size;
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
