import type { Id } from '../../transition-system.ts';
import * as ruleBlock from './rule-block.ts';

/** The masks of a block of rules, as 32-bit words. */
export const maskWords = ruleBlock.masksBytes / 4;

/** For each id of a slot the masks of a block of rules: see `rule-block.ts`. */
export class MasksById {
  /** For how many ids there are masks. */
  readonly ids: number;
  /** Of all other ids. */
  readonly others = new Int32Array(maskWords).fill(-1);
  readonly #masks: Int32Array;

  constructor(ids: number) {
    this.ids = ids;
    this.#masks = new Int32Array(maskWords * ids).fill(-1);
  }

  of(id: Id): Int32Array {
    return id < this.ids ? this.#masks.subarray(maskWords * id, maskWords * (id + 1)) : this.others;
  }

  /** Clears a bit for all ids but these. */
  clearAllBut(ids: ReadonlySet<Id>, mask: number, bit: number): void {
    for (let id = 0; id < this.ids; id++) if (!ids.has(id)) clearBit(this.of(id), mask, bit);
    clearBit(this.others, mask, bit);
  }
}

/** @param mask where it stands among the masks, in bytes */
export function setBit(masks: Int32Array, mask: number, bit: number): void {
  masks[mask / 4 + (bit >>> 5)]! |= 1 << (bit & 31);
}

export function clearBit(masks: Int32Array, mask: number, bit: number): void {
  masks[mask / 4 + (bit >>> 5)]! &= ~(1 << (bit & 31));
}

export function intersect(masks: Int32Array, others: Int32Array): void {
  for (let at = 0; at < masks.length; at++) masks[at]! &= others[at]!;
}
