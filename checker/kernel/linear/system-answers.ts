import type { Change } from '../../reductions/dependence.ts';
import { toldLabels } from '../../told-labels.ts';
import {
  type Emission,
  type Id,
  isBoundHit,
  type Offer,
  type Outcome,
  type Reaction,
  type Read,
  type SlotIndex,
  type TransitionSystem,
} from '../../transition-system.ts';
import type { Layout } from '../layout.ts';
import { FRESH, NOTHING, REFUSED } from './answers.ts';
import type { Reading } from './boxes.ts';
import { type Answers, Columns } from './columns.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';
import type { LinearSleepSets } from './linear-sleep-sets.ts';
import { LinearTree } from './linear-tree.ts';
import type { Writes } from './rule-boxes.ts';
import { RuleMasks } from './rule-masks.ts';
import * as slotEntry from './slot-entry.ts';

/** Makes sure that rows can hold an id of a slot. */
type Admit = (slot: SlotIndex, id: Id) => void;

/** What the system answers, asked once and kept in linear memory; `answers.ts` says how it is written. */
export class SystemAnswers {
  readonly #system: TransitionSystem;
  readonly #memory: LinearMemory;
  readonly #admit: Admit;
  readonly #columns: Columns;
  readonly #masks: RuleMasks;
  readonly #rules: readonly LinearTree[];
  readonly #owed = new Map<number, LinearTree>();
  readonly #bounds: string[] = [];
  readonly #onBound: (bounds: number) => void;
  readonly #sleep: LinearSleepSets | undefined;
  /** The outcomes that were written as a program last; and what the only one of them writes, if that is all that it does. */
  #changes: Change[] = [];
  #onlyWrites: Writes | undefined;

  /** How often the system was asked. */
  asked = 0;

  /**
   * @param onBound told how many bounds of the model are known, whenever there is a further one
   * @param sleep where steps are left out
   */
  constructor(
    system: TransitionSystem,
    memory: LinearMemory,
    answers: Answers,
    admit: Admit,
    onBound: (bounds: number) => void,
    sleep: LinearSleepSets | undefined,
  ) {
    this.#system = system;
    this.#memory = memory;
    this.#admit = admit;
    this.#onBound = onBound;
    this.#sleep = sleep;
    this.#columns = new Columns(memory, system.slots.length, answers);
    this.#masks = new RuleMasks(memory, system.joint.length, sleep !== undefined);
    const roots = memory.allocateWords(Math.max(1, system.joint.length));
    memory.set(control.ruleRoots, roots);
    this.#rules = system.joint.map(
      (rule, index) =>
        new LinearTree(
          memory,
          rule.name,
          (read) => this.#outcomesProgram(rule.evaluate(read), read),
          () => roots + 4 * index,
          (path, ids, answer) => {
            this.#noteForMasks(index, { path, ids }, answer === NOTHING ? 'nothing' : this.#onlyWrites);
            if (answer !== NOTHING) this.#sleep?.dependence.outcomesLearned(index, path, this.#changes);
          },
        ),
    );
  }

  /** Bytes outside of linear memory, roughly. */
  get bytes(): number {
    return this.#columns.bytes + this.#masks.bytes + (this.#sleep?.dependence.bytes ?? 0);
  }

  /** The bounds of the model that steps may hit. */
  get bounds(): readonly string[] {
    return this.#bounds;
  }

  offers(slot: SlotIndex, id: Id): number {
    this.asked++;
    const offers = this.#system.offers(slot, id);
    const program = offers.length === 0 ? NOTHING : this.#offersProgram(slot, offers);
    this.#sleep?.dependence.offersLearned(slot, id, offers);
    const memory = this.#memory;
    const entry = (memory.get(control.slots) >>> 0) + slotEntry.bytes * slot;
    const length = memory.get(entry + slotEntry.offersLength);
    if (id >= length) {
      const grown = Math.max(4, 2 ** Math.ceil(Math.log2(id + 1)));
      const table = memory.allocateWords(grown);
      const old = memory.get(entry + slotEntry.offers) >>> 2;
      memory.words.copyWithin(table >>> 2, old, old + length);
      if (length > 0) memory.releaseWords(4 * old, length);
      memory.set(entry + slotEntry.offers, table);
      memory.set(entry + slotEntry.offersLength, grown);
    }
    memory.set((memory.get(entry + slotEntry.offers) >>> 0) + 4 * id, program);
    return program;
  }

  reaction(column: number, id: Id): number {
    this.asked++;
    const { slot, label } = this.#columns.slotAndLabel(column);
    const answer = this.#system.react(slot, id, label);
    this.#sleep?.dependence.reactionsLearned(slot, id, label, isBoundHit(answer) ? [] : answer);
    const written = isBoundHit(answer) ? this.#boundProgram(answer.bound) : this.#reactionsAnswer(column, id, answer);
    this.#columns.set(column, id, written);
    return written;
  }

  /** Has rules be told by the ids of single slots, where that is possible: before so many rows are expanded. */
  updateMasks(layout: Layout, rows: number): void {
    this.#masks.update(layout, rows);
  }

  /** Takes note that rows are laid out in another way. */
  forgetMasks(): void {
    this.#masks.forget();
  }

  rule(rule: number, read: Read): number {
    return this.#rules[rule]!.learn(read);
  }

  owed(action: number, read: Read): number {
    const tree = this.#owed.get(action) ?? this.#owedTree(action);
    return tree.learn(read);
  }

  /**
   * Evaluates every joint rule again for all that is remembered, in another order, and compares.
   *
   * @throws BadInput that names the rule whose outcomes are different ones now
   */
  askAgain(): void {
    this.#rules.forEach((tree, index) => {
      const rule = this.#system.joint[index]!;
      tree.askAgain((read, program) => this.#isProgramOf(program, rule.evaluate(read), read));
    });
  }

  /** What is not relied on yet must be asked of the tree, which says so. */
  #noteForMasks(rule: number, reading: Reading, writes: Writes | 'nothing' | undefined): void {
    if (this.#sleep === undefined) this.#masks.learned(rule, reading, writes);
    else this.#sleep.isFresh(() => this.#masks.learned(rule, reading, writes));
  }

  #owedTree(action: number): LinearTree {
    const memory = this.#memory;
    const count = memory.get(control.owedCount);
    if (action >= count) {
      const grown = Math.max(16, 2 ** Math.ceil(Math.log2(action + 1)));
      const roots = memory.allocateWords(grown);
      const old = memory.get(control.owedRoots) >>> 2;
      memory.words.copyWithin(roots >>> 2, old, old + count);
      if (count > 0) memory.releaseWords(4 * old, count);
      memory.set(control.owedRoots, roots);
      memory.set(control.owedCount, grown);
    }
    const assumptions = this.#system.assumptions(action);
    const tree = new LinearTree(
      memory,
      'assumption',
      (read) => (assumptions.some((assumption) => assumption.owed(read)) ? 1 : 0),
      () => (memory.get(control.owedRoots) >>> 0) + 4 * action,
    );
    this.#owed.set(action, tree);
    return tree;
  }

  #offersProgram(slot: SlotIndex, offers: readonly Offer[]): number {
    for (const offer of offers) this.#admit(slot, offer.becomes);
    const groups = this.#sleep?.groupsOf(slot, offers) ?? [];
    return this.#writeFresh([
      offers.length,
      ...offers.flatMap(({ action, becomes, labels }, index) => [
        action,
        becomes,
        groups[index] ?? 0,
        ...this.#labels(labels),
      ]),
    ]);
  }

  #outcomesProgram(outcomes: readonly Outcome[], read: Read): number {
    this.asked++;
    if (outcomes.length === 0) return NOTHING;
    for (const { writes } of outcomes) for (const [slot, id] of writes) this.#admit(slot, id);
    return this.#writeFresh(this.#encoded(outcomes, read));
  }

  /** Outcomes as what changes. So that the ids before are known, they are read here, whether the rule read them or not. */
  #encoded(outcomes: readonly Outcome[], read: Read): readonly number[] {
    this.#changes = [];
    this.#onlyWrites = undefined;
    const encoded = outcomes.flatMap(({ action, writes, labels }) => {
      // Of several writes to one slot, the last one counts.
      const written = [...new Map(writes)];
      const changes = written
        .map(([slot, id]) => [slot, read(slot) ^ id] as const)
        .filter(([, difference]) => difference !== 0);
      this.#changes.push({ writes: changes.map(([slot]) => slot), labels });
      const told = this.#labels(labels);
      if (outcomes.length === 1 && told.length === 1) this.#onlyWrites = written;
      return [action, changes.length, ...changes.flat(), ...told];
    });
    return [outcomes.length, ...encoded];
  }

  #isProgramOf(program: number, outcomes: readonly Outcome[], read: Read): boolean {
    if (outcomes.length === 0 || program === NOTHING) return outcomes.length === 0 && program === NOTHING;
    return this.#encoded(outcomes, read).every((word, index) => this.#memory.words[program + index] === word);
  }

  #reactionsAnswer(column: number, id: Id, reactions: readonly Reaction[]): number {
    const { slot } = this.#columns.slotAndLabel(column);
    for (const reaction of reactions) this.#admit(slot, reaction.becomes);
    const labels = reactions.map((reaction) => this.#labels(reaction.labels));
    const program = [reactions.length, ...reactions.flatMap(({ becomes }, index) => [becomes, ...labels[index]!])];
    const [first] = reactions;
    let short: number | undefined;
    if (first === undefined) short = REFUSED;
    else if (reactions.length === 1 && labels[0]!.length === 1) short = -1 - first.becomes;
    if (short === undefined) return this.#writeFresh(program);
    if (this.#sleep === undefined) return short;
    const written = this.#writeFresh(program);
    this.#sleep.isFresh(() => {
      this.#columns.replace(column, id, short);
      this.#memory.releaseWords(4 * written, program.length);
    });
    return written;
  }

  #boundProgram(bound: string): number {
    let index = this.#bounds.indexOf(bound);
    if (index < 0) {
      index = this.#bounds.push(bound) - 1;
      this.#onBound(this.#bounds.length);
    }
    return this.#write([-1 - index]);
  }

  /** How many labels, and their slots and columns. */
  #labels(labels: readonly Emission[]): readonly number[] {
    const all = toldLabels(this.#system, labels);
    return [all.length, ...all.flatMap(({ slot, label }) => [slot, this.#columns.columnOf(slot, label)])];
  }

  /** Writes a program that is not relied on within the level, and returns its reference. */
  #writeFresh(program: readonly number[]): number {
    const written = this.#write(program);
    if (this.#sleep === undefined) return written;
    this.#memory.words[written]! += FRESH;
    this.#sleep.isFresh(() => {
      this.#memory.words[written]! -= FRESH;
    });
    return written;
  }

  /** Writes a program, and returns its reference. */
  #write(program: readonly number[]): number {
    const address = this.#memory.allocateWords(program.length);
    this.#memory.words.set(program, address >>> 2);
    return address / 4;
  }
}
