import type { Id } from '../../transition-system.ts';
import * as ruleBlock from './rule-block.ts';

/** A mask of the bits of a block of rules, as 32-bit words. */
export const maskWords = ruleBlock.masksBytes / 4;

/** For each id of a slot a mask of the bits of a block of rules: see `rule-block.ts`. */
export class MasksById {
  /** For how many ids there are masks. */
  readonly ids: number;
  /** After these the one of all other ids. */
  readonly #masks: Int32Array;

  constructor(ids: number) {
    this.ids = ids;
    this.#masks = new Int32Array(maskWords * (ids + 1)).fill(-1);
  }

  /** Clears a bit for an id. */
  clear(id: Id, bit: number): void {
    clearBit(this.#masks, maskWords * Math.min(id, this.ids), bit);
  }

  /** Clears a bit for all ids but these. */
  clearAllBut(ids: ReadonlySet<Id>, bit: number): void {
    for (let id = 0; id <= this.ids; id++) if (id === this.ids || !ids.has(id)) this.clear(id, bit);
  }

  /** Clears the bits of the mask at a place among `words` that are not set in the one of an id. */
  intersect(words: Int32Array, place: number, id: Id): void {
    const from = maskWords * Math.min(id, this.ids);
    for (let word = 0; word < maskWords; word++) words[place + word]! &= this.#masks[from + word]!;
  }
}

export function setBit(mask: Int32Array, bit: number): void {
  mask[bit >>> 5]! |= 1 << (bit & 31);
}

function clearBit(words: Int32Array, place: number, bit: number): void {
  words[place + (bit >>> 5)]! &= ~(1 << (bit & 31));
}
