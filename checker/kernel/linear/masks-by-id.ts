import type { Id } from '../../transition-system.ts';
import * as ruleBlock from './rule-block.ts';

/** A mask of the bits of a block of rules, as 32-bit words. */
export const maskWords = ruleBlock.masksBytes / 4;

/** For each id of a slot a mask of the bits of a block of rules: see `rule-block.ts`. */
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
  clearAllBut(ids: ReadonlySet<Id>, bit: number): void {
    for (let id = 0; id < this.ids; id++) if (!ids.has(id)) clearBit(this.of(id), bit);
    clearBit(this.others, bit);
  }
}

export function setBit(mask: Int32Array, bit: number): void {
  mask[bit >>> 5]! |= 1 << (bit & 31);
}

export function clearBit(mask: Int32Array, bit: number): void {
  mask[bit >>> 5]! &= ~(1 << (bit & 31));
}

export function intersect(mask: Int32Array, other: Int32Array): void {
  for (let at = 0; at < mask.length; at++) mask[at]! &= other[at]!;
}
