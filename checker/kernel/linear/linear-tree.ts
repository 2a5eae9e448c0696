import { BadInput } from '../../bad-input.ts';
import type { Id, Read, SlotIndex } from '../../transition-system.ts';
import type { Question } from '../decision-tree.ts';
import type { LinearMemory } from './linear-memory.ts';

/**
 * The remembered answers to one question, as a decision tree in linear memory: see `answers.ts` for how it is written, and
 * `../decision-tree.ts` for what it is.
 */
export class LinearTree {
  readonly #memory: LinearMemory;
  readonly #where: string;
  readonly #question: Question;
  /** Where the reference to the root stands. */
  readonly #root: () => number;
  readonly #learned: (path: readonly SlotIndex[], ids: readonly Id[], answer: number) => void;

  constructor(
    memory: LinearMemory,
    where: string,
    question: Question,
    root: () => number,
    learned: (path: readonly SlotIndex[], ids: readonly Id[], answer: number) => void = () => {},
  ) {
    this.#memory = memory;
    this.#where = where;
    this.#question = question;
    this.#root = root;
    this.#learned = learned;
  }

  /** Asks the question, and remembers the answer under what it read. */
  learn(look: Read): number {
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
    let cell = this.#root();
    for (const slot of path) cell = this.#child(cell, slot, seen.get(slot)!);
    const known = this.#memory.get(cell);
    if (known !== 0 && known !== -1 - answer) throw this.#contradiction();
    this.#memory.set(cell, -1 - answer);
    this.#learned(
      path,
      path.map((slot) => seen.get(slot)!),
      answer,
    );
    return answer;
  }

  /**
   * Asks the question again for all that is remembered, the last first, and compares.
   *
   * @param same asks again for what was read, and tells whether that is the remembered answer
   * @throws BadInput if an answer is a different one now
   */
  askAgain(same = (read: Read, answer: number) => this.#question(read) === answer): void {
    const reads = new Map<SlotIndex, Id>();
    const read: Read = (slot) => {
      const id = reads.get(slot);
      if (id === undefined) throw this.#contradiction();
      return id;
    };
    const visit = (child: number): void => {
      if (child < 0 && !same(read, -1 - child)) throw this.#contradiction();
      if (child <= 0) return;
      const node = child * 4;
      const slot = this.#memory.get(node);
      for (let id = this.#memory.get(node + 4) - 1; id >= 0; id--) {
        reads.set(slot, id);
        visit(this.#memory.get(node + 8 + 4 * id));
      }
      reads.delete(slot);
    };
    visit(this.#memory.get(this.#root()));
  }

  /** Where the child stands that the node in `cell` has under an id; the node reads `slot`, and is made if there is none. */
  #child(cell: number, slot: SlotIndex, id: Id): number {
    const memory = this.#memory;
    const known = memory.get(cell);
    if (known < 0 || (known > 0 && memory.get(known * 4) !== slot)) throw this.#contradiction();
    const room = known === 0 ? 0 : memory.get(known * 4 + 4);
    if (id < room) return known * 4 + 8 + 4 * id;
    const grown = Math.max(2, 2 ** Math.ceil(Math.log2(id + 1)));
    const node = memory.allocateWords(2 + grown);
    memory.set(node, slot);
    memory.set(node + 4, grown);
    if (known > 0) {
      memory.words.copyWithin((node + 8) >>> 2, known + 2, known + 2 + room);
      memory.releaseWords(known * 4, 2 + room);
    }
    memory.set(cell, node / 4);
    return node + 8 + 4 * id;
  }

  #contradiction(): BadInput {
    return new BadInput(
      `${this.#where} answered differently when it was asked the same again: expected a pure function. ` +
        'Compute only from the arguments, and change no variable outside of it.',
    );
  }
}
