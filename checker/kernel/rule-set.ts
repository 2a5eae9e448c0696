import type { SlotIndex } from '../transition-system.ts';
import { DecisionTree, type Question } from './decision-tree.ts';

/**
 * The joint rules of a system, with what is remembered of each; and for each configuration quickly those that may do something.
 *
 * A rule reads one slot first. Where that slot's id alone already says that the rule does nothing, its bit is cleared in the mask of
 * that (slot, id); so the masks of the few slots that are read first tell which rules are worth asking.
 */
export class RuleSet {
  readonly trees: readonly DecisionTree[];
  /** 32 rules per word. */
  readonly words: number;
  /** The rules whose first read is not known yet. */
  readonly #unknown: Int32Array;
  /** The slots that some rule reads first, and for each the masks by id. */
  readonly #slots: SlotIndex[] = [];
  readonly #masks: Int32Array[] = [];
  /** The mask of an id of which nothing is known: all rules that read the slot first. */
  readonly #full: Int32Array[] = [];

  /**
   * @param nothing the answer of a rule that does nothing
   * @param learned told of each new answer: the rule, the slots that it read, in order, and the answer
   */
  constructor(
    rules: readonly { readonly where: string; readonly question: Question }[],
    nothing: number,
    learned: (rule: number, path: readonly SlotIndex[], answer: number) => void = () => {},
  ) {
    this.words = (rules.length + 31) >>> 5;
    this.#unknown = new Int32Array(this.words);
    for (let rule = 0; rule < rules.length; rule++) this.#unknown[rule >>> 5]! |= 1 << (rule & 31);
    this.trees = rules.map(
      ({ where, question }, rule) =>
        new DecisionTree(where, question, (path, ids, answer) => {
          learned(rule, path, answer);
          const [first] = path;
          if (first === undefined) return;
          const place = this.#place(rule, first);
          if (path.length === 1 && answer === nothing) this.#clear(rule, place, ids[0]!);
        }),
    );
  }

  get bytes(): number {
    const masks = this.#masks.reduce((sum, table) => sum + table.byteLength, 0);
    return masks + this.trees.reduce((sum, tree) => sum + tree.bytes, 0);
  }

  /** Writes the mask of the rules worth asking in a configuration into `candidates`, of `words` words. */
  select(ids: Int32Array, candidates: Int32Array): void {
    const { words } = this;
    for (let word = 0; word < words; word++) candidates[word] = this.#unknown[word]!;
    for (let place = 0; place < this.#slots.length; place++) {
      const at = ids[this.#slots[place]!]! * words;
      const masks = this.#masks[place]!;
      const known = at < masks.length;
      const table = known ? masks : this.#full[place]!;
      const from = known ? at : 0;
      for (let word = 0; word < words; word++) candidates[word]! |= table[from + word]!;
    }
  }

  /** Where the masks of a slot stand, now that a rule is known to read it first. */
  #place(rule: number, slot: SlotIndex): number {
    let place = this.#slots.indexOf(slot);
    if (place < 0) {
      place = this.#slots.push(slot) - 1;
      this.#masks.push(new Int32Array(0));
      this.#full.push(new Int32Array(this.words));
    }
    const word = rule >>> 5;
    const bit = 1 << (rule & 31);
    if ((this.#unknown[word]! & bit) !== 0) {
      this.#unknown[word]! &= ~bit;
      this.#full[place]![word]! |= bit;
      for (let at = word; at < this.#masks[place]!.length; at += this.words) this.#masks[place]![at]! |= bit;
    }
    return place;
  }

  #clear(rule: number, place: number, id: number): void {
    const { words } = this;
    const old = this.#masks[place]!;
    if ((id + 1) * words > old.length) {
      const grown = new Int32Array(Math.max((id + 1) * words, old.length * 2));
      grown.set(old);
      for (let at = old.length; at < grown.length; at++) grown[at] = this.#full[place]![at % words]!;
      this.#masks[place] = grown;
    }
    this.#masks[place]![id * words + (rule >>> 5)]! &= ~(1 << (rule & 31));
  }
}
