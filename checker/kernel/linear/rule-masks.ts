import type { Layout } from '../layout.ts';
import type { Reading } from './boxes.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import * as ruleBlock from './rule-block.ts';
import { RuleBoxes, type Writes } from './rule-boxes.ts';
import { type RuleBits, WrittenBlock } from './written-block.ts';

/** Boxes of a rule, at most; and where each rule has four bits, since steps are left out. With its tree, half of a lane. */
const boxesMost = 31;
const boxesOfFourBits = 3;

const { laneBits } = ruleBlock;
const blockBits = ruleBlock.lanes * laneBits;

/** Where a rule has more than a few answers, rows to expand per answer from which on it pays to look at them. */
const rowsPerAnswer = 4;
const fewAnswers = 16;

/** What can be told of joint rules by the ids of single slots, in linear memory: see `rule-block.ts`. */
export class RuleMasks {
  readonly #memory: LinearMemory;
  readonly #rules: readonly RuleBoxes[];
  readonly #leavesOut: boolean;
  #blocks: readonly WrittenBlock[] = [];
  #isStale = true;

  /** @param leavesOut whether steps are left out: then each rule has four bits */
  constructor(memory: LinearMemory, rules: number, leavesOut: boolean) {
    this.#memory = memory;
    this.#leavesOut = leavesOut;
    this.#rules = Array.from({ length: rules }, () => new RuleBoxes(leavesOut ? boxesOfFourBits : boxesMost));
  }

  /** Bytes outside of linear memory, roughly. */
  get bytes(): number {
    return this.#rules.reduce((sum, { answers }) => sum + 300 * answers, 0);
  }

  /**
   * Takes note of what a rule answered.
   *
   * @param writes of the only step, where there is just one, and nobody has to be told of it
   */
  learned(rule: number, reading: Reading, writes: Writes | 'nothing' | undefined): void {
    if (writes !== undefined) this.#rules[rule]!.learned(reading, writes);
  }

  /**
   * Brings up to date what is known of rules.
   *
   * @param rows how many are going to be expanded next: what takes longer than it saves is left for later
   */
  update(layout: Layout, rows: number): void {
    for (const rule of this.#rules) {
      if (!rule.hasNews || (rule.answers > fewAnswers && rule.answers * rowsPerAnswer > rows)) continue;
      rule.update();
      this.#isStale = true;
    }
    if (!this.#isStale || this.#rules.length === 0) return;
    this.#isStale = false;
    this.#release();
    const blocks = this.#arranged();
    const address = this.#memory.allocate(blocks.length * ruleBlock.bytes);
    this.#blocks = blocks.map(
      (rules, index) => new WrittenBlock(this.#memory, address + index * ruleBlock.bytes, rules, layout),
    );
    this.#memory.set(control.ruleBlocks, address);
    this.#memory.set(control.ruleBlockCount, blocks.length);
  }

  /** Has the trees of all rules be asked until the next update: rows are laid out in another way. */
  forget(): void {
    this.#isStale = true;
    for (const block of this.#blocks) block.forget();
  }

  #release(): void {
    for (const block of this.#blocks) block.release();
    this.#memory.release(this.#memory.get(control.ruleBlocks) >>> 0, this.#blocks.length * ruleBlock.bytes);
  }

  /** The rules of each block, with their bits. */
  #arranged(): readonly (readonly RuleBits[])[] {
    const blocks: RuleBits[][] = [];
    let next = 0;
    this.#rules.forEach(({ boxes, idle }, rule) => {
      const bits = (this.#leavesOut ? boxesOfFourBits : boxes.length) + 1;
      if ((next % laneBits) + bits > laneBits) next += laneBits - (next % laneBits);
      if (next >= blocks.length * blockBits) blocks.push([]);
      next += bits;
      const treeBit = (next - 1) % blockBits;
      blocks.at(-1)!.push({ rule, boxes, idle, firstBit: treeBit - boxes.length, treeBit });
    });
    return blocks;
  }
}
