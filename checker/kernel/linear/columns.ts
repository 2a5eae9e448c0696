import type { Id, Label, SlotIndex } from '../../transition-system.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import { LinearPairs, type PairPlaces } from './linear-pairs.ts';

/** Ids that a column holds at the least, and the share of answers known that a larger one must have: an eighth. */
const leastLength = 16;
const sparse = 8;

interface Column {
  readonly slot: SlotIndex;
  readonly label: Label;
  /** How many answers are known, and how many of them stand in the map of pairs. */
  answers: number;
  paired: number;
}

/** What finds answers, which WebAssembly does. */
export interface Answers extends PairPlaces {
  /** The answer in a column under an id; 0 if there is none. */
  reaction(column: number, id: Id): number;
}

/**
 * The answers to labels: a column per (slot, label), by id. Beyond what columns hold, where answers are too few for that, they stand in a
 * map of pairs.
 */
export class Columns {
  readonly #memory: LinearMemory;
  readonly #answers: Answers;
  readonly #pairs: LinearPairs;
  readonly #of: Map<Label, number>[];
  readonly #known: Column[] = [];
  #room = 0;

  constructor(memory: LinearMemory, slots: number, answers: Answers) {
    this.#memory = memory;
    this.#answers = answers;
    this.#pairs = new LinearPairs(memory, answers, control.pairs);
    this.#of = Array.from({ length: slots }, () => new Map());
  }

  /** Bytes outside of linear memory, roughly. */
  get bytes(): number {
    return 200 * this.#known.length;
  }

  slotAndLabel(column: number): { readonly slot: SlotIndex; readonly label: Label } {
    return this.#known[column]!;
  }

  /** The column of a label to a slot. */
  columnOf(slot: SlotIndex, label: Label): number {
    const known = this.#of[slot]!.get(label);
    if (known !== undefined) return known;
    const column = this.#known.push({ slot, label, answers: 0, paired: 0 }) - 1;
    this.#of[slot]!.set(label, column);
    if (column === this.#room) this.#growColumns();
    return column;
  }

  /** Enters an answer that is not there yet. */
  set(column: number, id: Id, answer: number): void {
    const memory = this.#memory;
    const known = this.#known[column]!;
    const entry = (memory.get(control.columns) >>> 0) + 16 * column;
    known.answers++;
    const length = memory.get(entry + 4);
    if (id >= length) {
      const grown = Math.max(leastLength, 2 ** Math.ceil(Math.log2(id + 1)));
      if (grown > leastLength * 4 && known.answers * sparse < grown) {
        known.paired++;
        this.#pairs.add(column, id, answer);
        return;
      }
      const answers = memory.allocateWords(grown);
      const old = memory.get(entry) >>> 2;
      memory.words.copyWithin(answers >>> 2, old, old + length);
      if (length > 0) memory.releaseWords(4 * old, length);
      // Those that were paired are found here from now on.
      for (let other = length; known.paired > 0 && other < grown; other++) {
        memory.set(answers + 4 * other, this.#answers.reaction(column, other));
      }
      memory.set(entry, answers);
      memory.set(entry + 4, grown);
    }
    memory.set((memory.get(entry) >>> 0) + 4 * id, answer);
  }

  /** Replaces an answer that is there. */
  replace(column: number, id: Id, answer: number): void {
    const memory = this.#memory;
    const entry = (memory.get(control.columns) >>> 0) + 16 * column;
    if (id < memory.get(entry + 4)) memory.set((memory.get(entry) >>> 0) + 4 * id, answer);
    else this.#pairs.replace(column, id, answer);
  }

  #growColumns(): void {
    const memory = this.#memory;
    const old = memory.get(control.columns) >>> 0;
    const grown = Math.max(64, 2 * this.#room);
    const columns = memory.allocate(16 * grown);
    memory.words.copyWithin(columns >>> 2, old >>> 2, (old >>> 2) + 4 * this.#room);
    memory.set(control.columns, columns);
    memory.release(old, 16 * this.#room);
    this.#room = grown;
  }
}
