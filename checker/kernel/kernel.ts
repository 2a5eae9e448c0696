import type { Dependence } from '../reductions/dependence.ts';
import { SleepSets } from '../reductions/sleep-sets.ts';
import type { ActionId, Id, SlotIndex, StateVector, TransitionSystem } from '../transition-system.ts';
import { grown } from './int-buffer.ts';
import { KnownAnswers, NOTHING } from './known-answers.ts';
import { Layout } from './layout.ts';
import { hashOfRow } from './mix.ts';
import type { RecordedEdges } from './recorded-edges.ts';
import { Rows } from './rows.ts';
import { Visited } from './visited.ts';

/** Successors that are computed before they are looked up, so that the look-ups overlap in memory. */
const batchSize = 512;

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

  readonly #answers: KnownAnswers;
  readonly #candidates: Int32Array;
  /** The slots that may start a step by themselves, but for those that hold 0 everywhere and are known to start nothing there. */
  #active: Int32Array;
  #activeIsStale = false;

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

  /** The steps that need not be taken, where a reduction is asked for. */
  readonly #sleep: SleepSets | undefined;
  /** Programs from here on were learned within the level: no step is put to sleep that relies on them. */
  #settled = 2 ** 31 - 1;
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
    this.#active = Int32Array.from(system.slots.flatMap((slot, index) => (slot.passive ? [] : [index])));
    this.#answers = new KnownAnswers(
      system,
      (slot, id) => this.#admit(slot, id),
      () => {
        this.#activeIsStale = true;
      },
      dependence,
    );
    this.#candidates = new Int32Array(this.#answers.rules.words);
  }

  get bytes(): number {
    return (this.#edges?.bytes ?? 0) + (this.#sleep?.bytes ?? 0) + this.#visited.bytes + this.#answers.bytes;
  }

  /** How often the system was asked: what it answers takes memory, and may take time. */
  get learned(): number {
    return this.#answers.learned;
  }

  boundName(index: number): string {
    return this.#answers.boundName(index);
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
    this.#settled = this.#answers.program.length;
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
      const program = this.#answers.offers(slot, id);
      if (program !== NOTHING) this.#runOffers(slot, program);
    }
    this.#answers.rules.select(this.ids, this.#candidates);
    for (let word = 0; word < this.#candidates.length; word++) {
      const asleep = sleep !== undefined && word < sleep.words ? sleep.asleep[word]! : 0;
      for (let rest = this.#candidates[word]! & ~asleep; rest !== 0; rest &= rest - 1) {
        const rule = (word << 5) + 31 - Math.clz32(rest & -rest);
        const program = this.#answers.rules.trees[rule]!.ask(this.ids);
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
    this.#answers.askAgain();
  }

  #chooseActive(): void {
    const { mask } = this.layout;
    const { slots } = this.system;
    this.#active = Int32Array.from(
      slots.flatMap((slot, index) =>
        slot.passive || (mask[index] === 0 && this.#answers.idle[index] === 1) ? [] : [index],
      ),
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
    const count = this.#answers.program.items[start]!;
    let at = start + 1;
    for (let offer = 0; offer < count; offer++) {
      // The program may be replaced while it grows, in the middle of a step.
      const action = this.#answers.program.items[at]!;
      const becomes = this.#answers.program.items[at + 1]!;
      const group = this.#answers.program.items[at + 2]!;
      const labels = this.#answers.program.items[at + 3]!;
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
    const count = this.#answers.program.items[start]!;
    let at = start + 1;
    for (let outcome = 0; outcome < count; outcome++) {
      const program = this.#answers.program.items;
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
    const program = this.#answers.program.items;
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
      const slot = this.#answers.program.items[at + 2 * write]!;
      this.#write(slot, this.ids[slot]! ^ this.#answers.program.items[at + 2 * write + 1]!);
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
      const program = this.#answers.reactions(slot, this.ids[slot]!, label);
      if (program >= this.#settled) this.#sleep!.doubt();
      const count = this.#answers.program.items[program]!;
      if (count === 1) {
        const becomes = this.#answers.program.items[program + 1]!;
        const labels = this.#answers.program.items[program + 2]!;
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
      const becomes = this.#answers.program.items[at]!;
      const labels = this.#answers.program.items[at + 1]!;
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
    const program = this.#answers.program.items;
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
    // Within a step `ids` is half changed: what is owed is asked of the configuration before it.
    return (
      this.#answers
        .owed(action)
        .askPacked(this.rows.chunk(this.#parent), this.rows.offset(this.#parent), this.layout) === 1
    );
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
}
