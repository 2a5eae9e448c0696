import type { Dependence } from './dependence.ts';

/** Groups that can be asleep at most, in words of 32: the further ones are always awake. */
export const wordsMax = 4;

/** Which bit stands for a group of steps in sleep sets. Bits are given at the beginning of levels, and for good. */
export class GroupBits {
  /** Per group its bit, or -1. Joint rule r has bit r. */
  bits: Int32Array = new Int32Array(0);
  /** How many bits are given. */
  count = 0;
  readonly #dependence: Dependence;

  constructor(dependence: Dependence) {
    this.#dependence = dependence;
  }

  /** The words of 32 that a set takes. */
  get words(): number {
    return Math.max(1, (this.count + 31) >>> 5);
  }

  /** Gives bits to groups that have none, as long as there are any. */
  assign(): void {
    const { groups } = this.#dependence;
    const given = this.bits.length;
    const bits = new Int32Array(groups).fill(-1);
    bits.set(this.bits);
    const missing = Array.from({ length: groups - given }, (_, index) => given + index);
    missing.sort((one, other) => this.#dependence.rank(one) - this.#dependence.rank(other));
    for (const group of missing) if (this.count < 32 * wordsMax) bits[group] = this.count++;
    this.bits = bits;
  }

  /** Per bit, the groups that depend on its group: a set of so many words. */
  dependents(words: number): Int32Array {
    const sets = new Int32Array(this.count * words);
    this.bits.forEach((bit, group) => {
      if (bit < 0) return;
      this.bits.forEach((otherBit, other) => {
        if (otherBit < 0 || !this.#dependence.dependent(group, other)) return;
        sets[bit * words + (otherBit >>> 5)]! |= 1 << (otherBit & 31);
      });
    });
    return sets;
  }
}
