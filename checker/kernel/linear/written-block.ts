import type { Id, SlotIndex } from '../../transition-system.ts';
import type { Layout } from '../layout.ts';
import type { Box } from './boxes.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import { MasksById, maskWords, setBit } from './masks-by-id.ts';
import * as ruleBlock from './rule-block.ts';
import type { RuleBox, Writes } from './rule-boxes.ts';
import { bitsMax, type Window, windowsOf } from './windows.ts';

/** A joint rule, and the bits in its block that stand for its boxes, from the first on, and for its tree. */
export interface RuleBits {
  readonly rule: number;
  readonly boxes: readonly RuleBox[];
  /** By the slot that is read first, ids of it at which the rule does nothing, whatever the others are. */
  readonly idle: ReadonlyMap<SlotIndex, ReadonlySet<Id>>;
  readonly firstBit: number;
  readonly treeBit: number;
}

/** A block of rules in linear memory, as `rule-block.ts` says, for rows as they are laid out now. */
export class WrittenBlock {
  readonly #memory: LinearMemory;
  readonly #address: number;
  readonly #rules: readonly RuleBits[];
  readonly #layout: Layout;
  /** Whatever the ids are. */
  readonly #always = new Int32Array(maskWords);
  readonly #trees = new Int32Array(maskWords);
  readonly #bySlot: ReadonlyMap<SlotIndex, MasksById>;
  /** What `release` gives back. */
  readonly #taken: { readonly address: number; readonly bytes: number }[] = [];

  constructor(memory: LinearMemory, address: number, rules: readonly RuleBits[], layout: Layout) {
    this.#memory = memory;
    this.#address = address;
    this.#rules = rules;
    this.#layout = layout;
    this.#bySlot = masksOf(rules);
    for (const { boxes, idle, firstBit, treeBit } of rules) {
      setBit(this.#always, treeBit);
      setBit(this.#trees, treeBit);
      for (const [slot, ids] of idle) {
        for (const id of ids) this.#bySlot.get(slot)!.clear(id, treeBit);
      }
      boxes.forEach(({ box }, index) => {
        this.#take(box, firstBit + index);
      });
    }
    this.#writeBits();
    this.#writeWindows();
  }

  /** Has all trees be asked. */
  forget(): void {
    const none = new Int32Array(maskWords);
    this.#setMask(ruleBlock.may, this.#trees);
    this.#setMask(ruleBlock.boxes, none);
    this.#setMask(ruleBlock.rests, none);
    this.#memory.set(this.#address + ruleBlock.windowCount, 0);
    this.#memory.set(this.#address + ruleBlock.wideWindowCount, 0);
  }

  release(): void {
    for (const { address, bytes } of this.#taken) this.#memory.release(address, bytes);
  }

  #setMask(at: number, mask: Int32Array): void {
    this.#memory.words.set(mask, (this.#address + at) >>> 2);
  }

  /** Has a bit be set for the ids in a box. */
  #take(box: Box, bit: number): void {
    setBit(this.#always, bit);
    for (const [slot, ids] of box) this.#bySlot.get(slot)!.clearAllBut(ids, bit);
  }

  /** What stands for each bit. */
  #writeBits(): void {
    const memory = this.#memory;
    const rowBytes = memory.get(control.rowBytes);
    const bits = ruleBlock.lanes * ruleBlock.laneBits;
    const rules = this.#allocate(4 * bits);
    const steps = this.#allocate(2 * rowBytes * bits);
    const all = new Int32Array(maskWords);
    const rests = new Int32Array(maskWords);
    let next = 0;
    for (const { rule, boxes, firstBit, treeBit } of this.#rules) {
      memory.words.fill(rule, (rules >>> 2) + next, (rules >>> 2) + treeBit + 1);
      next = treeBit + 1;
      boxes.forEach(({ writes }, index) => {
        const bit = firstBit + index;
        setBit(all, bit);
        if (writes === 'nothing') setBit(rests, bit);
        else this.#writeStep(writes, steps + bit * 2 * rowBytes, rowBytes);
      });
    }
    this.#setMask(ruleBlock.boxes, all);
    this.#setMask(ruleBlock.rests, rests);
    this.#setMask(ruleBlock.trees, this.#trees);
    memory.set(this.#address + ruleBlock.rules, rules);
    memory.set(this.#address + ruleBlock.steps, steps);
  }

  #writeStep(writes: Writes, address: number, rowBytes: number): void {
    const { words } = this.#memory;
    const { word, shift, mask } = this.#layout;
    const kept = address >>> 2;
    const set = (address + rowBytes) >>> 2;
    words.fill(-1, kept, set);
    for (const [slot, id] of writes) {
      words[kept + word[slot]!]! &= ~(mask[slot]! << shift[slot]!);
      words[set + word[slot]!]! |= id << shift[slot]!;
    }
  }

  #writeWindows(): void {
    const memory = this.#memory;
    // Slots without a field hold 0 in every row.
    for (const [slot, masks] of this.#bySlot) if (this.#layout.mask[slot] === 0) masks.intersect(this.#always, 0, 0);
    this.#setMask(ruleBlock.may, this.#always);
    const all = windowsOf([...this.#bySlot.keys()], this.#layout);
    const windows = all.filter(({ bits }) => bits <= bitsMax);
    const wide = all.filter(({ bits }) => bits > bitsMax);
    const entries = this.#allocate(Math.max(1, windows.length) * ruleBlock.windowBytes);
    windows.forEach((window, index) => {
      const masks = this.#writeMasks(window, 2 ** window.bits);
      memory.words.set([...placeOf(window), masks], (entries + index * ruleBlock.windowBytes) >>> 2);
    });
    const wideEntries = this.#allocate(Math.max(1, wide.length) * ruleBlock.wideWindowBytes);
    wide.forEach((window, index) => {
      const { ids } = this.#bySlot.get(window.fields[0]!.slot)!;
      const masks = this.#writeMasks(window, ids + 1);
      const entry = [...placeOf(window), masks, ids, masks + ids * ruleBlock.masksBytes];
      memory.words.set(entry, (wideEntries + index * ruleBlock.wideWindowBytes) >>> 2);
    });
    memory.set(this.#address + ruleBlock.windows, entries);
    memory.set(this.#address + ruleBlock.windowCount, windows.length);
    memory.set(this.#address + ruleBlock.wideWindows, wideEntries);
    memory.set(this.#address + ruleBlock.wideWindowCount, wide.length);
  }

  /** Writes the masks of so many values of a window, and returns their address. */
  #writeMasks({ fields }: Window, values: number): number {
    const masks = this.#allocate(values * ruleBlock.masksBytes);
    const { words } = this.#memory;
    const first = masks >>> 2;
    words.fill(-1, first, first + values * maskWords);
    for (const { slot, shift, mask } of fields) {
      const bySlot = this.#bySlot.get(slot)!;
      for (let value = 0; value < values; value++) {
        bySlot.intersect(words, first + value * maskWords, (value >>> shift) & mask);
      }
    }
    return masks;
  }

  #allocate(bytes: number): number {
    const address = this.#memory.allocate(bytes);
    this.#taken.push({ address, bytes });
    return address;
  }
}

/** Where a window stands in a row: see `rule-block.ts`. */
function placeOf({ word, shift, bits }: Window): readonly number[] {
  return [8 * word, shift, 2 ** bits - 1];
}

/** For the slots that tell something of rules, masks of which all bits are set: as many as there are ids in boxes. */
function masksOf(rules: readonly RuleBits[]): ReadonlyMap<SlotIndex, MasksById> {
  const counts = new Map<SlotIndex, number>();
  const count = (box: ReadonlyMap<SlotIndex, ReadonlySet<number>>) => {
    for (const [slot, ids] of box) {
      let most = counts.get(slot) ?? 0;
      for (const id of ids) most = Math.max(most, id + 1);
      counts.set(slot, most);
    }
  };
  for (const { boxes, idle } of rules) {
    count(idle);
    for (const { box } of boxes) count(box);
  }
  return new Map([...counts].map(([slot, ids]) => [slot, new MasksById(ids)]));
}
