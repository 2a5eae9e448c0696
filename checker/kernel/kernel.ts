import { addresseeOf } from '../reductions/commuting-slot.ts';
import type { Change, Dependence } from '../reductions/dependence.ts';
import { SleepSets } from '../reductions/sleep-sets.ts';
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
  type StateVector,
  type TransitionSystem,
} from '../transition-system.ts';
import { DecisionTree } from './decision-tree.ts';
import { IntBuffer } from './int-buffer.ts';
import { Layout } from './layout.ts';
import { hashOfRow } from './mix.ts';
import { ABSENT, PairMap } from './pair-map.ts';
import type { RecordedEdges } from './recorded-edges.ts';
import { Rows } from './rows.ts';
import { RuleSet } from './rule-set.ts';
import { Visited } from './visited.ts';

/** Successors that are computed before they are looked up, so that the look-ups overlap in memory. */
const batchSize = 512;

/** Where the program of a slot's offers starts: not known yet, or no offers at all. */
const UNKNOWN = 0;
const NOTHING = 1;

/** A configuration that is not kept. */
const OUTSIDE = Number.NEGATIVE_INFINITY;

/** Told of each distinct configuration, in the order in which they are first met. */
export interface Visitor {
  met(row: number, parent: number): void;
}

/**
 * A transition system turned into integers: what the system answers is asked once and kept in flat tables, and a step is a sequence of
 * look-ups. Configurations are packed rows in an exact visited set, numbered in the order in which they were met.
 *
 * Nothing on the path of a transition whose answers are known calls the system, allocates, or touches a string.
 */
export class Kernel {
  readonly system: TransitionSystem;
  readonly layout: Layout;
  readonly rows: Rows;
  readonly #visited: Visited;
  readonly #slotCount: number;

  /** The configuration that is being expanded, and within a step the one that it is turning into: one id per slot. */
  readonly ids: Int32Array;
  #words: Int32Array;

  /** What is known of the system: per slot (id, label) to the reactions, per slot and id the offers, per joint rule its outcomes. */
  readonly #memos: readonly PairMap[];
  readonly #offers: Int32Array[];
  readonly #rules: RuleSet;
  readonly #candidates: Int32Array;
  /** The slots that may start a step by themselves, but for those that hold 0 everywhere and are known to start nothing there. */
  #active: Int32Array;
  /** Set where a slot is known to start nothing as long as it holds 0. */
  readonly #idle: Uint8Array;
  #activeIsStale = false;
  readonly #program = new IntBuffer();
  readonly #bounds: string[] = [];

  /** The labels that wait for an answer within the step, and the ids that it overwrote. */
  #queueSlots: Int32Array = new Int32Array(256);
  #queueLabels: Int32Array = new Int32Array(256);
  #trailSlots: Int32Array = new Int32Array(256);
  #trailIds: Int32Array = new Int32Array(256);
  #trailLength = 0;

  #batchRows: Int32Array = new Int32Array(batchSize);
  readonly #batchHashes = new Int32Array(batchSize);
  readonly #batchParents = new Int32Array(batchSize);
  readonly #batchClasses = new Int32Array(batchSize);
  #batchLength = 0;

  /** Set where the edges of the graph are wanted, and not its configurations alone. */
  #edges: RecordedEdges | undefined;

  #parent = -1;
  #action: ActionId = 0;
  #visitor: Visitor = { met: () => {} };
  #statesMax = Number.POSITIVE_INFINITY;
  /** Set while looking whether a configuration has successors that were not met, without adding them. */
  #probing = false;

  transitions = 0;
  /** How often the system was asked: what it answers takes memory, and may take time. */
  learned = 0;
  /** Whether a further configuration was met that the bound on states kept out; and the first that led to such a one. */
  full = false;
  fullParent = Number.POSITIVE_INFINITY;
  /** Whether probing found a configuration that was not met before. */
  foundBeyond = false;
  /** The bounds of the model that were hit, by index into `boundName`; and the first configuration from which a step did. */
  readonly boundsHit = new Map<number, number>();
  /** What the last expansion saw: whether any step is enabled, and, if `watchesOwed`, whether an enabled one is owed. */
  enabled = false;
  owed = false;
  /** Whether the last expansion lost a step to a bound of the model: then it is unknown what is enabled. */
  cut = false;
  watchesOwed = false;
  readonly #owed: (DecisionTree | undefined)[] = [];

  /** The steps that need not be taken, where a reduction is asked for. */
  readonly #sleep: SleepSets | undefined;
  /** Programs from here on were learned within the level: no step is put to sleep that relies on them. */
  #settled = 2 ** 31 - 1;
  /** The outcomes that were written as a program last. */
  #changes: Change[] = [];
  /** Set while the steps that sleep are looked at, and not taken. */
  #looking = false;

  /** @param dependence which steps may influence each other; with it, steps that lead nowhere by themselves are left out */
  constructor(system: TransitionSystem, dependence?: Dependence) {
    this.system = system;
    this.#sleep = dependence && new SleepSets(dependence, batchSize);
    this.#slotCount = system.slots.length;
    this.layout = new Layout(this.#slotCount);
    this.rows = new Rows(1);
    this.#visited = new Visited(this.rows);
    this.ids = new Int32Array(this.#slotCount);
    this.#words = new Int32Array(1);
    this.#memos = system.slots.map(() => new PairMap());
    this.#offers = system.slots.map(() => new Int32Array(4));
    this.#program.push(UNKNOWN);
    this.#program.push(0);
    this.#active = Int32Array.from(system.slots.flatMap((slot, index) => (slot.passive ? [] : [index])));
    this.#idle = new Uint8Array(this.#slotCount);
    this.#rules = new RuleSet(
      system.joint.map((rule) => ({
        where: rule.name,
        question: (read) => this.#encodeOutcomes(rule.evaluate(read), read),
      })),
      NOTHING,
      (rule, path, program) => {
        if (program !== NOTHING) this.#sleep?.dependence.outcomesLearned(rule, path, this.#changes);
      },
    );
    this.#candidates = new Int32Array(this.#rules.words);
  }

  get bytes(): number {
    const offers = this.#offers.reduce((sum, table) => sum + table.byteLength, 0);
    const memos = this.#memos.reduce((sum, memo) => sum + memo.bytes, 0);
    return (
      (this.#edges?.bytes ?? 0) +
      (this.#sleep?.bytes ?? 0) +
      this.#visited.bytes +
      memos +
      this.#program.items.byteLength +
      this.#rules.bytes +
      offers
    );
  }

  boundName(index: number): string {
    return this.#bounds[index]!;
  }

  /** Begins a search: configurations are told to `visitor`, and at most `statesMax` are kept; steps are added to `edges`, if it is given. */
  begin(visitor: Visitor, statesMax: number, edges?: RecordedEdges): void {
    this.#visitor = visitor;
    this.#edges = edges;
    this.#statesMax = statesMax;
  }

  /** Begins a level: all configurations that were met and not expanded yet are as many steps away from the start. */
  beginLevel(): void {
    this.flush();
    if (this.#sleep === undefined) return;
    this.#sleep.beginLevel(this.rows.length);
    this.#settled = this.#program.length;
  }

  /** Adds a configuration to start from. */
  addInitial(vector: StateVector): void {
    this.#parent = -1;
    this.#trailLength = 0;
    for (let slot = 0; slot < this.#slotCount; slot++) this.#admit(slot, vector[slot]!);
    for (let slot = 0; slot < this.#slotCount; slot++) this.ids[slot] = vector[slot]!;
    this.#pack();
    this.#addToBatch();
    this.flush();
  }

  /** The configuration with this number, as one id per slot. */
  vector(row: number): StateVector {
    const { word, shift, mask } = this.layout;
    const chunk = this.rows.chunk(row);
    const at = this.rows.offset(row);
    return Array.from(this.ids, (_, slot) => (chunk[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!);
  }

  /** Computes all successors of a configuration. They are added in batches: `flush` adds the rest. */
  expand(row: number): void {
    if (this.#activeIsStale) this.#chooseActive();
    this.#edges?.starts.push(this.#edges.list.length + this.#batchLength);
    this.#load(row);
    this.enabled = false;
    this.owed = false;
    this.cut = false;
    const sleep = this.#sleep;
    sleep?.enter(row);
    this.#takeSteps();
    if (sleep === undefined || !sleep.someAsleep) return;
    // A step sleeps only if it is enabled. Whether it is owed may be another question in each configuration.
    this.enabled = true;
    if (this.watchesOwed && !this.owed) {
      sleep.invert();
      this.#looking = true;
      this.#takeSteps();
      this.#looking = false;
    }
  }

  /** Takes the steps from the configuration that is loaded, but for those that sleep. */
  #takeSteps(): void {
    const sleep = this.#sleep;
    for (let index = 0; index < this.#active.length; index++) {
      const slot = this.#active[index]!;
      const id = this.ids[slot]!;
      const table = this.#offers[slot]!;
      let program = id < table.length ? table[id]! : UNKNOWN;
      if (program === UNKNOWN) program = this.#learnOffers(slot, id);
      if (program !== NOTHING) this.#runOffers(slot, program);
    }
    this.#rules.select(this.ids, this.#candidates);
    for (let word = 0; word < this.#candidates.length; word++) {
      const asleep = sleep !== undefined && word < sleep.words ? sleep.asleep[word]! : 0;
      for (let rest = this.#candidates[word]! & ~asleep; rest !== 0; rest &= rest - 1) {
        const rule = (word << 5) + 31 - Math.clz32(rest & -rest);
        const program = this.#rules.trees[rule]!.ask(this.ids);
        if (program === NOTHING) continue;
        sleep?.begin(rule);
        if (program >= this.#settled) sleep!.doubt();
        this.#runOutcomes(program);
        sleep?.end();
      }
    }
  }

  /** Looks whether a configuration has a successor that was not met, without adding it; sets `foundBeyond`, `enabled`, `owed`. */
  probe(row: number): void {
    this.flush();
    this.#probing = true;
    this.expand(row);
    this.flush();
    this.#probing = false;
  }

  /** Looks up the successors that wait, and adds those that were not met before. */
  flush(): void {
    const width = this.rows.width;
    const count = this.#batchLength;
    this.#batchLength = 0;
    for (let index = 0; index < count; index++) {
      this.#batchHashes[index] = hashOfRow(this.#batchRows, index * width, width);
    }
    if (this.#probing) {
      for (let index = 0; index < count && !this.foundBeyond; index++) {
        this.foundBeyond = this.#visited.find(this.#batchRows, index * width, this.#batchHashes[index]!) < 0;
      }
      return;
    }
    this.#visited.touch(this.#batchHashes, count);
    for (let index = 0; index < count; index++) {
      const row = this.#addWaiting(index);
      if (row === OUTSIDE) continue;
      if (this.#edges !== undefined && this.#batchParents[index]! >= 0) {
        this.#edges.list.push(row >= 0 ? row : -1 - row, this.#batchClasses[index]!);
      }
      if (row >= 0) this.#sleep?.meet(row, index);
      else this.#sleep?.meetAgain(-1 - row, index);
      if (row >= 0) this.#visitor.met(row, this.#batchParents[index]!);
    }
  }

  /** Adds a configuration that waits. Answers as `Visited` does; OUTSIDE for one that the bound on states keeps out. */
  #addWaiting(index: number): number {
    const from = index * this.rows.width;
    const hash = this.#batchHashes[index]!;
    if (this.rows.length < this.#statesMax) return this.#visited.add(this.#batchRows, from, hash);
    const row = this.#visited.find(this.#batchRows, from, hash);
    if (row >= 0) return -1 - row;
    if (!this.full) this.fullParent = this.#batchParents[index]!;
    this.full = true;
    return OUTSIDE;
  }

  /**
   * Evaluates every joint rule again for all that is remembered, in another order, and compares.
   *
   * @throws BadInput that names the rule whose outcomes are different ones now
   */
  askAgain(): void {
    this.#rules.trees.forEach((tree, index) => {
      const rule = this.system.joint[index]!;
      tree.askAgain((read, program) => this.#isProgramOf(program, rule.evaluate(read), read));
    });
  }

  /** Whether a program is the encoding of these outcomes. */
  #isProgramOf(program: number, outcomes: readonly Outcome[], read: Read): boolean {
    if (outcomes.length === 0 || program === NOTHING) return outcomes.length === 0 && program === NOTHING;
    const { length } = this.#program;
    this.#encodeOutcomes(outcomes, read);
    const { items } = this.#program;
    let at = 0;
    while (length + at < this.#program.length && items[program + at] === items[length + at]) at++;
    const equal = length + at === this.#program.length;
    this.#program.length = length;
    return equal;
  }

  #chooseActive(): void {
    const { mask } = this.layout;
    const { slots } = this.system;
    this.#active = Int32Array.from(
      slots.flatMap((slot, index) => (slot.passive || (mask[index] === 0 && this.#idle[index] === 1) ? [] : [index])),
    );
    this.#activeIsStale = false;
  }

  #load(row: number): void {
    const { word, shift, mask, live } = this.layout;
    const { ids } = this;
    const chunk = this.rows.chunk(row);
    const at = this.rows.offset(row);
    for (let index = 0; index < live.length; index++) {
      const slot = live[index]!;
      ids[slot] = (chunk[at + word[slot]!]! >>> shift[slot]!) & mask[slot]!;
    }
    for (let index = 0; index < this.#words.length; index++) this.#words[index] = chunk[at + index]!;
    this.#parent = row;
  }

  /** Packs `ids` anew, after the layout changed or `ids` was set from outside. */
  #pack(): void {
    const { word, shift } = this.layout;
    if (this.#words.length !== this.layout.words) {
      this.#words = new Int32Array(this.layout.words);
      this.#batchRows = new Int32Array(this.layout.words * batchSize);
    }
    this.#words.fill(0);
    for (let slot = 0; slot < this.#slotCount; slot++) {
      this.#words[word[slot]!]! |= this.ids[slot]! << shift[slot]!;
    }
  }

  #runOffers(slot: SlotIndex, start: number): void {
    const sleep = this.#sleep;
    const count = this.#program.items[start]!;
    let at = start + 1;
    for (let offer = 0; offer < count; offer++) {
      // The program may be replaced while it grows, in the middle of a step.
      const action = this.#program.items[at]!;
      const becomes = this.#program.items[at + 1]!;
      const group = this.#program.items[at + 2]!;
      const labels = this.#program.items[at + 3]!;
      if (sleep === undefined || sleep.begin(group >> 1)) {
        if (start >= this.#settled) sleep!.doubt();
        this.#action = action;
        if (becomes !== this.ids[slot]) this.#write(slot, becomes);
        const tail = this.#enqueue(0, at + 4, labels);
        this.#answer(0, tail);
        this.#undo(0);
        if ((group & 1) === 1) sleep?.end();
      }
      at += 4 + 2 * labels;
    }
  }

  #runOutcomes(start: number): void {
    const count = this.#program.items[start]!;
    let at = start + 1;
    for (let outcome = 0; outcome < count; outcome++) {
      const program = this.#program.items;
      this.#action = program[at]!;
      const writes = program[at + 1]!;
      const labels = program[at + 2 + 2 * writes]!;
      if (labels === 0) this.#writtenSuccessor(at + 2, writes);
      else this.#runWrites(at + 2, writes, labels);
      at += 3 + 2 * writes + 2 * labels;
    }
  }

  /** The successor that differs in a few ids, all of which were read: no more than a few exclusive ors. */
  #writtenSuccessor(at: number, writes: number): void {
    this.#countStep();
    if ((writes === 0 && this.#edges === undefined) || this.#looking) return;
    const program = this.#program.items;
    const { word, shift } = this.layout;
    const from = this.#batchLength * this.#words.length;
    this.#addToBatch();
    const rows = this.#batchRows;
    for (let write = 0; write < writes; write++) {
      const slot = program[at + 2 * write]!;
      rows[from + word[slot]!]! ^= program[at + 2 * write + 1]! << shift[slot]!;
    }
    if (this.#batchLength === batchSize) this.flush();
  }

  #runWrites(at: number, writes: number, labels: number): void {
    for (let write = 0; write < writes; write++) {
      const slot = this.#program.items[at + 2 * write]!;
      this.#write(slot, this.ids[slot]! ^ this.#program.items[at + 2 * write + 1]!);
    }
    const tail = this.#enqueue(0, at + 2 * writes + 1, labels);
    this.#answer(0, tail);
    this.#undo(0);
  }

  /** Answers the labels from `head` on, first in, first out, and adds a successor for each way through. */
  #answer(head: number, tail: number): void {
    while (head < tail) {
      const slot = this.#queueSlots[head]!;
      const label = this.#queueLabels[head]!;
      head++;
      let program = this.#memos[slot]!.get(this.ids[slot]!, label);
      if (program === ABSENT) program = this.#learnReactions(slot, label);
      if (program >= this.#settled) this.#sleep!.doubt();
      const count = this.#program.items[program]!;
      if (count === 1) {
        const becomes = this.#program.items[program + 1]!;
        const labels = this.#program.items[program + 2]!;
        if (becomes !== this.ids[slot]) this.#write(slot, becomes);
        if (labels > 0) tail = this.#enqueue(tail, program + 3, labels);
      } else if (count === 0) {
        return;
      } else if (count < 0) {
        if (!this.boundsHit.has(-1 - count)) this.boundsHit.set(-1 - count, this.#parent);
        this.cut = true;
        this.#sleep?.doubt();
        return;
      } else {
        this.#branch(program, count, slot, head, tail);
        return;
      }
    }
    this.#successor();
  }

  /** Goes each of several ways: whatever one writes is undone before the next. */
  #branch(start: number, count: number, slot: SlotIndex, head: number, tail: number): void {
    let at = start + 1;
    for (let way = 0; way < count; way++) {
      const mark = this.#trailLength;
      const becomes = this.#program.items[at]!;
      const labels = this.#program.items[at + 1]!;
      if (becomes !== this.ids[slot]) this.#write(slot, becomes);
      const end = this.#enqueue(tail, at + 2, labels);
      this.#answer(head, end);
      this.#undo(mark);
      at += 2 + 2 * labels;
    }
  }

  /** Appends the labels of the program at `at` to the queue, and returns its new end. */
  #enqueue(tail: number, at: number, labels: number): number {
    if (tail + labels > this.#queueSlots.length) {
      this.#queueSlots = grown(this.#queueSlots, tail + labels);
      this.#queueLabels = grown(this.#queueLabels, tail + labels);
    }
    const program = this.#program.items;
    for (let label = 0; label < labels; label++) {
      this.#queueSlots[tail + label] = program[at + 2 * label]!;
      this.#queueLabels[tail + label] = program[at + 2 * label + 1]!;
    }
    return tail + labels;
  }

  #write(slot: SlotIndex, id: Id): void {
    const before = this.ids[slot]!;
    if (this.#trailLength === this.#trailSlots.length) {
      this.#trailSlots = grown(this.#trailSlots, this.#trailLength + 1);
      this.#trailIds = grown(this.#trailIds, this.#trailLength + 1);
    }
    this.#trailSlots[this.#trailLength] = slot;
    this.#trailIds[this.#trailLength++] = before;
    this.#set(slot, before, id);
  }

  #undo(mark: number): void {
    while (this.#trailLength > mark) {
      const slot = this.#trailSlots[--this.#trailLength]!;
      this.#set(slot, this.ids[slot]!, this.#trailIds[this.#trailLength]!);
    }
  }

  #set(slot: SlotIndex, before: Id, after: Id): void {
    this.ids[slot] = after;
    this.#words[this.layout.word[slot]!]! ^= (before ^ after) << this.layout.shift[slot]!;
  }

  /** Adds the configuration that the step has led to. */
  #successor(): void {
    this.#countStep();
    if (this.#looking) return;
    if (this.#edges !== undefined) this.#addWithEvents(this.#edges);
    else if (this.#trailLength === 0) return;
    else this.#addToBatch();
    if (this.#batchLength === batchSize) this.flush();
  }

  /** Adds the configuration without what was observed on the way to it: that goes with the edge. */
  #addWithEvents({ eventsSlot }: RecordedEdges): void {
    const word = this.layout.word[eventsSlot]!;
    const events = this.ids[eventsSlot]! << this.layout.shift[eventsSlot]!;
    this.#words[word]! ^= events;
    this.#addToBatch();
    this.#words[word]! ^= events;
  }

  #countStep(): void {
    if (!this.#looking) this.transitions++;
    this.#sleep?.tookStep();
    this.enabled = true;
    if (this.watchesOwed && !this.owed) this.owed = this.#isOwed(this.#action);
  }

  #addToBatch(): void {
    const width = this.#words.length;
    const at = this.#batchLength * width;
    for (let index = 0; index < width; index++) this.#batchRows[at + index] = this.#words[index]!;
    if (this.#edges !== undefined && this.#parent >= 0) {
      this.#batchClasses[this.#batchLength] = this.#edges.classOf(this.#action, this.ids[this.#edges.eventsSlot]!);
    }
    this.#sleep?.leadTo(this.#batchLength);
    this.#batchParents[this.#batchLength++] = this.#parent;
  }

  /** Whether an action is owed in the configuration that is being expanded. */
  #isOwed(action: ActionId): boolean {
    let tree = this.#owed[action];
    if (tree === undefined) {
      const assumptions = this.system.assumptions(action);
      tree = new DecisionTree('assumption', (read) =>
        assumptions.some((assumption) => assumption.owed(read)) ? 1 : 0,
      );
      this.#owed[action] = tree;
    }
    // Within a step `ids` is half changed: what is owed is asked of the configuration before it.
    return tree.askPacked(this.rows.chunk(this.#parent), this.rows.offset(this.#parent), this.layout) === 1;
  }

  /** Makes sure that an id of a slot can be packed. */
  #admit(slot: SlotIndex, id: Id): void {
    if (this.layout.admits(slot, id)) return;
    // Rows that wait are packed in the old layout.
    this.flush();
    // An expansion that goes on walks over the slots as they were: this one holds 0 there.
    if (this.layout.mask[slot] === 0) this.#activeIsStale = true;
    if (this.layout.makeRoom(slot, id, this.rows)) this.#visited.rehash();
    this.#pack();
  }

  #learnOffers(slot: SlotIndex, id: Id): number {
    this.learned++;
    const offers = this.system.offers(slot, id);
    const program = offers.length === 0 ? NOTHING : this.#encodeOffers(slot, offers);
    if (id === 0 && program === NOTHING) {
      this.#idle[slot] = 1;
      this.#activeIsStale = true;
    }
    if (id >= this.#offers[slot]!.length) this.#offers[slot] = grown(this.#offers[slot]!, id + 1);
    this.#offers[slot]![id] = program;
    this.#sleep?.dependence.offersLearned(slot, id, offers);
    return program;
  }

  #encodeOffers(slot: SlotIndex, offers: readonly Offer[]): number {
    for (const offer of offers) this.#admit(slot, offer.becomes);
    const groups = offers.map(({ labels }) => this.#sleep?.dependence.groupOf(slot, addresseeOf(labels)) ?? 0);
    const start = this.#program.length;
    this.#program.push(offers.length);
    offers.forEach((offer, index) => {
      this.#program.push(offer.action);
      this.#program.push(offer.becomes);
      // The group, and whether this is the last offer of its group.
      const group = groups[index]!;
      this.#program.push(2 * group + (groups.lastIndexOf(group) === index ? 1 : 0));
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
    const start = this.#program.length;
    this.#program.push(outcomes.length);
    this.#changes = [];
    for (const { action, writes, labels } of outcomes) {
      // Of several writes to one slot, the last one counts.
      const changes = [...new Map(writes)]
        .map(([slot, id]) => [slot, read(slot), id] as const)
        .filter(([, before, after]) => before !== after);
      this.#changes.push({ writes: changes.map(([slot]) => slot), labels });
      this.#program.push(action);
      this.#program.push(changes.length);
      for (const [slot, before, after] of changes) {
        this.#program.push(slot);
        this.#program.push(before ^ after);
      }
      this.#encodeLabels(labels);
    }
    return start;
  }

  #learnReactions(slot: SlotIndex, label: Label): number {
    this.learned++;
    const id = this.ids[slot]!;
    const answer = this.system.react(slot, id, label);
    const program = isBoundHit(answer) ? this.#encodeBound(answer.bound) : this.#encodeReactions(slot, answer);
    this.#memos[slot]!.add(id, label, program);
    this.#sleep?.dependence.reactionsLearned(slot, id, label, isBoundHit(answer) ? [] : answer);
    return program;
  }

  #encodeReactions(slot: SlotIndex, reactions: readonly Reaction[]): number {
    for (const reaction of reactions) this.#admit(slot, reaction.becomes);
    const start = this.#program.length;
    this.#program.push(reactions.length);
    for (const reaction of reactions) {
      this.#program.push(reaction.becomes);
      this.#encodeLabels(reaction.labels);
    }
    return start;
  }

  #encodeBound(bound: string): number {
    let index = this.#bounds.indexOf(bound);
    if (index < 0) index = this.#bounds.push(bound) - 1;
    this.#program.push(-1 - index);
    return this.#program.length - 1;
  }

  #encodeLabels(labels: readonly Emission[]): void {
    const all = toldLabels(this.system, labels);
    this.#program.push(all.length);
    for (const { slot, label } of all) {
      this.#program.push(slot);
      this.#program.push(label);
    }
  }
}

function grown(array: Int32Array, length: number): Int32Array {
  const larger = new Int32Array(Math.max(length, array.length * 2));
  larger.set(array);
  return larger;
}
