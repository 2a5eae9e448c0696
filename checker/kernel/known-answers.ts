import { addresseeOf } from '../reductions/commuting-slot.ts';
import type { Change, Dependence } from '../reductions/dependence.ts';
import { toldLabels } from '../told-labels.ts';
import {
  type ActionId,
  type Emission,
  type Id,
  isBoundHit,
  type Label,
  type Offer,
  type Outcome,
  type Reaction,
  type Read,
  type SlotIndex,
  type TransitionSystem,
} from '../transition-system.ts';
import { DecisionTree } from './decision-tree.ts';
import { grown, IntBuffer } from './int-buffer.ts';
import { ABSENT, PairMap } from './pair-map.ts';
import { RuleSet } from './rule-set.ts';

/** Where the program of a slot's offers starts: not known yet, or no offers at all. */
const UNKNOWN = 0;
export const NOTHING = 1;

/**
 * What a system answers, asked once and kept as programs: sequences of integers, known by where they start. Labels in them are pairs of a
 * slot and a label, after how many there are.
 *
 * - offers: how many; and for each its action, what the slot becomes, twice its group of steps (plus 1 for the last offer of its group),
 *   and its labels.
 * - outcomes of a joint rule: how many; and for each its action, how many writes, per write a slot and the exclusive or of its ids before
 *   and after, and its labels.
 * - reactions: how many; and for each what the slot becomes, and its labels. Or minus one minus the number of a bound.
 */
export class KnownAnswers {
  readonly program = new IntBuffer();
  readonly rules: RuleSet;
  /** Set where a slot is known to start nothing as long as it holds 0. */
  readonly idle: Uint8Array;
  /** How often the system was asked: what it answers takes memory, and may take time. */
  learned = 0;
  readonly #system: TransitionSystem;
  readonly #admit: (slot: SlotIndex, id: Id) => void;
  readonly #onIdle: () => void;
  readonly #dependence: Dependence | undefined;
  /** Per slot (id, label) to the reactions, per slot and id the offers, per action whether it is owed. */
  readonly #memos: readonly PairMap[];
  readonly #offers: Int32Array[];
  readonly #owed: (DecisionTree | undefined)[] = [];
  readonly #bounds: string[] = [];
  /** The outcomes that were written as a program last. */
  #changes: Change[] = [];

  /**
   * @param admit makes sure that rows can hold an id of a slot
   * @param onIdle told that a further slot is idle
   * @param dependence told what was learned, where steps are left out
   */
  constructor(
    system: TransitionSystem,
    admit: (slot: SlotIndex, id: Id) => void,
    onIdle: () => void,
    dependence: Dependence | undefined,
  ) {
    this.#system = system;
    this.#admit = admit;
    this.#onIdle = onIdle;
    this.#dependence = dependence;
    this.#memos = system.slots.map(() => new PairMap());
    this.#offers = system.slots.map(() => new Int32Array(4));
    this.idle = new Uint8Array(system.slots.length);
    this.program.push(UNKNOWN);
    this.program.push(0);
    this.rules = new RuleSet(
      system.joint.map((rule) => ({
        where: rule.name,
        question: (read) => this.#encodeOutcomes(rule.evaluate(read), read),
      })),
      NOTHING,
      (rule, path, program) => {
        if (program !== NOTHING) this.#dependence?.outcomesLearned(rule, path, this.#changes);
      },
    );
  }

  get bytes(): number {
    const offers = this.#offers.reduce((sum, table) => sum + table.byteLength, 0);
    const memos = this.#memos.reduce((sum, memo) => sum + memo.bytes, 0);
    return memos + this.program.items.byteLength + this.rules.bytes + offers;
  }

  boundName(index: number): string {
    return this.#bounds[index]!;
  }

  /** The program of what a slot offers at an id; NOTHING if that is nothing. */
  offers(slot: SlotIndex, id: Id): number {
    const table = this.#offers[slot]!;
    const known = id < table.length ? table[id]! : UNKNOWN;
    return known === UNKNOWN ? this.#learnOffers(slot, id) : known;
  }

  /** The program of what a slot answers to a label at an id: how many reactions, or minus one minus the number of a bound. */
  reactions(slot: SlotIndex, id: Id, label: Label): number {
    const known = this.#memos[slot]!.get(id, label);
    return known === ABSENT ? this.#learnReactions(slot, id, label) : known;
  }

  /** The decision tree of whether an action is owed. */
  owed(action: ActionId): DecisionTree {
    let tree = this.#owed[action];
    if (tree === undefined) {
      const assumptions = this.#system.assumptions(action);
      tree = new DecisionTree('assumption', (read) =>
        assumptions.some((assumption) => assumption.owed(read)) ? 1 : 0,
      );
      this.#owed[action] = tree;
    }
    return tree;
  }

  /**
   * Evaluates every joint rule again for all that is remembered, in another order, and compares.
   *
   * @throws BadInput that names the rule whose outcomes are different ones now
   */
  askAgain(): void {
    this.rules.trees.forEach((tree, index) => {
      const rule = this.#system.joint[index]!;
      tree.askAgain((read, program) => this.#isProgramOf(program, rule.evaluate(read), read));
    });
  }

  #learnOffers(slot: SlotIndex, id: Id): number {
    this.learned++;
    const offers = this.#system.offers(slot, id);
    const program = offers.length === 0 ? NOTHING : this.#encodeOffers(slot, offers);
    if (id === 0 && program === NOTHING) {
      this.idle[slot] = 1;
      this.#onIdle();
    }
    if (id >= this.#offers[slot]!.length) this.#offers[slot] = grown(this.#offers[slot]!, id + 1);
    this.#offers[slot]![id] = program;
    this.#dependence?.offersLearned(slot, id, offers);
    return program;
  }

  #encodeOffers(slot: SlotIndex, offers: readonly Offer[]): number {
    for (const offer of offers) this.#admit(slot, offer.becomes);
    const groups = offers.map(({ labels }) => this.#dependence?.groupOf(slot, addresseeOf(labels)) ?? 0);
    const start = this.program.length;
    this.program.push(offers.length);
    offers.forEach((offer, index) => {
      this.program.push(offer.action);
      this.program.push(offer.becomes);
      // The group, and whether this is the last offer of its group.
      const group = groups[index]!;
      this.program.push(2 * group + (groups.lastIndexOf(group) === index ? 1 : 0));
      this.#encodeLabels(offer.labels);
    });
    return start;
  }

  /**
   * Outcomes as what changes: the exclusive or of the ids before and after. So that the ids before are known, they are read here,
   * whether the rule read them or not.
   */
  #encodeOutcomes(outcomes: readonly Outcome[], read: Read): number {
    this.learned++;
    if (outcomes.length === 0) return NOTHING;
    for (const outcome of outcomes) {
      for (const [slot, id] of outcome.writes) this.#admit(slot, id);
    }
    const start = this.program.length;
    this.program.push(outcomes.length);
    this.#changes = [];
    for (const { action, writes, labels } of outcomes) {
      // Of several writes to one slot, the last one counts.
      const changes = [...new Map(writes)]
        .map(([slot, id]) => [slot, read(slot), id] as const)
        .filter(([, before, after]) => before !== after);
      this.#changes.push({ writes: changes.map(([slot]) => slot), labels });
      this.program.push(action);
      this.program.push(changes.length);
      for (const [slot, before, after] of changes) {
        this.program.push(slot);
        this.program.push(before ^ after);
      }
      this.#encodeLabels(labels);
    }
    return start;
  }

  #learnReactions(slot: SlotIndex, id: Id, label: Label): number {
    this.learned++;
    const answer = this.#system.react(slot, id, label);
    const program = isBoundHit(answer) ? this.#encodeBound(answer.bound) : this.#encodeReactions(slot, answer);
    this.#memos[slot]!.add(id, label, program);
    this.#dependence?.reactionsLearned(slot, id, label, isBoundHit(answer) ? [] : answer);
    return program;
  }

  /** Whether a program is the encoding of these outcomes. */
  #isProgramOf(program: number, outcomes: readonly Outcome[], read: Read): boolean {
    if (outcomes.length === 0 || program === NOTHING) return outcomes.length === 0 && program === NOTHING;
    const { length } = this.program;
    this.#encodeOutcomes(outcomes, read);
    const { items } = this.program;
    let at = 0;
    while (length + at < this.program.length && items[program + at] === items[length + at]) at++;
    const equal = length + at === this.program.length;
    this.program.length = length;
    return equal;
  }

  #encodeReactions(slot: SlotIndex, reactions: readonly Reaction[]): number {
    for (const reaction of reactions) this.#admit(slot, reaction.becomes);
    const start = this.program.length;
    this.program.push(reactions.length);
    for (const reaction of reactions) {
      this.program.push(reaction.becomes);
      this.#encodeLabels(reaction.labels);
    }
    return start;
  }

  #encodeBound(bound: string): number {
    let index = this.#bounds.indexOf(bound);
    if (index < 0) index = this.#bounds.push(bound) - 1;
    this.program.push(-1 - index);
    return this.program.length - 1;
  }

  #encodeLabels(labels: readonly Emission[]): void {
    const all = toldLabels(this.#system, labels);
    this.program.push(all.length);
    for (const { slot, label } of all) {
      this.program.push(slot);
      this.program.push(label);
    }
  }
}
