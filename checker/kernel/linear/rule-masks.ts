import type { Id, SlotIndex } from '../../transition-system.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';

/**
 * For each (slot, id) the rules that may do something, as far as the one slot that they read first tells; in linear memory. What
 * `../rule-set.ts` is for the search in TypeScript.
 */
export class RuleMasks {
  readonly #memory: LinearMemory;
  readonly #words: number;
  readonly #unknown: number;
  readonly #places: number;
  readonly #slots: SlotIndex[] = [];

  constructor(memory: LinearMemory, rules: number, slots: number) {
    this.#memory = memory;
    this.#words = 2 * ((rules + 63) >>> 6);
    this.#unknown = memory.allocateWords(Math.max(1, this.#words));
    this.#places = memory.allocateWords(4 * slots + 4);
    for (let rule = 0; rule < rules; rule++) this.#setBit(this.#unknown, rule);
    memory.set(control.ruleWords, this.#words);
    memory.set(control.rulesUnknown, this.#unknown);
    memory.set(control.places, this.#places);
  }

  /** Takes note of what a rule answered, having read these ids: whether it does nothing. */
  learned(rule: number, path: readonly SlotIndex[], ids: readonly Id[], doesNothing: boolean): void {
    const [first] = path;
    if (first === undefined) return;
    const place = this.#place(rule, first);
    if (path.length === 1 && doesNothing) this.#clear(rule, place, ids[0]!);
  }

  /** Where the masks of a slot stand, now that a rule is known to read it first. */
  #place(rule: number, slot: SlotIndex): number {
    const memory = this.#memory;
    let index = this.#slots.indexOf(slot);
    if (index < 0) {
      index = this.#slots.push(slot) - 1;
      const full = memory.allocateWords(this.#words);
      memory.set(this.#places + 16 * index, slot);
      memory.set(this.#places + 16 * index + 12, full);
      memory.set(control.placeCount, this.#slots.length);
    }
    const place = this.#places + 16 * index;
    const word = rule >>> 5;
    const bit = 1 << (rule & 31);
    if ((memory.get(this.#unknown + 4 * word) & bit) !== 0) {
      memory.words[(this.#unknown >>> 2) + word]! &= ~bit;
      this.#setBit(memory.get(place + 12) >>> 0, rule);
      const masks = memory.get(place + 4) >>> 0;
      for (let id = 0; id < memory.get(place + 8); id++) this.#setBit(masks + 4 * id * this.#words, rule);
    }
    return place;
  }

  #clear(rule: number, place: number, id: Id): void {
    const memory = this.#memory;
    const words = this.#words;
    const room = memory.get(place + 8);
    if (id >= room) {
      const grown = Math.max(id + 1, 2 * room);
      const masks = memory.allocateWords(grown * words);
      const old = memory.get(place + 4) >>> 2;
      const full = memory.get(place + 12) >>> 2;
      memory.words.copyWithin(masks >>> 2, old, old + room * words);
      for (let at = room; at < grown; at++) memory.words.copyWithin((masks >>> 2) + at * words, full, full + words);
      if (room > 0) memory.releaseWords(4 * old, room * words);
      memory.set(place + 4, masks);
      memory.set(place + 8, grown);
    }
    const at = (memory.get(place + 4) >>> 2) + id * words + (rule >>> 5);
    memory.words[at]! &= ~(1 << (rule & 31));
  }

  #setBit(mask: number, rule: number): void {
    this.#memory.words[(mask >>> 2) + (rule >>> 5)]! |= 1 << (rule & 31);
  }
}
