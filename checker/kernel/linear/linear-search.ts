import type { Goal, RecordedSearch, SearchLimits } from '../../search/breadth-first.ts';
import type { Crew } from '../../search/crew.ts';
import type { Id, Read, SlotIndex, StateVector, TransitionSystem } from '../../transition-system.ts';
import type { Bound } from '../../verdict.ts';
import { Layout, narrowBits } from '../layout.ts';
import { RecordedEdges } from '../recorded-edges.ts';
import { AnsweredRows } from './answered-rows.ts';
import { NOTHING } from './answers.ts';
import type { Compiled } from './available.ts';
import * as control from './control-block.ts';
import { CrewWork } from './crew-work.ts';
import { type Exploration, type Host, instantiate } from './exploration.ts';
import { FoundGoals, none } from './found-goals.ts';
import { LinearEdges } from './linear-edges.ts';
import { LinearMemory, linearBytesMax, OutOfLinearMemory } from './linear-memory.ts';
import { LinearSleepSets } from './linear-sleep-sets.ts';
import { RECORD } from './mode.ts';
import * as slotEntry from './slot-entry.ts';
import { StoredRows } from './stored-rows.ts';
import { SystemAnswers } from './system-answers.ts';
import { forgetSeen, growEntries, newThread, noteBounds, runRows } from './thread.ts';
import * as threadBlock from './thread-block.ts';

/** Questions to the system, whose answers may be large, between two looks at memory and at who waits. */
const askedPerPause = 256;

/** Bytes that are kept free below what can be addressed, for answers. */
const reserve = 2 ** 24;

/** The same search as `breadthFirst`, with the same results, whose path per configuration and step is written in WebAssembly. */
export class LinearSearch implements RecordedSearch {
  readonly bounds: Bound[] = [];
  depth = 0;
  completeDepth = 0;
  states = 0;
  /** With one thread, whose rows are numbered in the order in which they are met. */
  readonly levels: number[] = [];
  readonly layout: Layout;
  readonly edges: RecordedEdges | undefined;
  /** Whether it ended because WebAssembly can address no more, while the limit on memory would have allowed more. */
  outOfAddresses = false;
  readonly #system: TransitionSystem;
  readonly #limits: SearchLimits;
  readonly #goals: readonly Goal[];
  readonly #memory: LinearMemory;
  readonly #exploration: Exploration;
  readonly rows: StoredRows;
  readonly #edges: LinearEdges | undefined;
  readonly #sleep: LinearSleepSets | undefined;
  readonly #answers: SystemAnswers;
  readonly #found: FoundGoals;
  readonly #answered: AnsweredRows;
  readonly #crew: CrewWork | undefined;
  /** The blocks of all threads; this one's is the first. */
  readonly #threads: number[] = [];
  #started = false;
  #memoryIsFull = false;
  /** Steps that are counted, but no part of what was explored. */
  #uncounted = 0;
  /** The number of the first edge of the next row to be expanded. */
  #nextEdge = 0;
  /** What had been asked at the last pause, and the rows expanded since. */
  #askedBefore = 0;
  #expanded = 0;

  constructor(
    system: TransitionSystem,
    goals: readonly Goal[],
    limits: SearchLimits,
    { module, shared }: Compiled,
    crew: Crew | undefined,
  ) {
    const slots = system.slots.length;
    this.#system = system;
    this.#goals = goals;
    this.#limits = limits;
    const memory = new LinearMemory(control.end, shared);
    this.#memory = memory;
    this.layout = new Layout(slots);
    memory.set(control.slots, memory.allocate(Math.max(1, slots) * slotEntry.bytes));
    memory.set(control.live, memory.allocateWords(4 * slots + 4));
    memory.set(control.active, memory.allocateWords(slots + 1));
    memory.set(control.activeIsStale, 1);
    memory.set(control.statesMax, Math.min(limits.states ?? none, none - 1));
    memory.set(control.levelStart, none);
    memory.set(control.narrow, 1);
    memory.set(control.setBytes, limits.dependence === undefined ? 0 : 8);
    this.#found = new FoundGoals(memory, goals, () => this.#answered.forget());
    const { always, rest } = this.#found;
    const size = shared ? (crew?.size ?? 1) : 1;
    this.#threads = Array.from({ length: size }, () =>
      newThread(memory, slots, always.goals.length, rest.goals.length),
    );
    memory.set(control.threadCount, size);
    this.#answered = new AnsweredRows(memory, this.#threads);
    this.#exploration = instantiate(module, memory.memory, this.#host());
    this.#exploration.setThread(this.#me);
    this.rows = new StoredRows(
      memory,
      () => this.#exploration,
      (bytes) => this.#mayTake(bytes),
      () => this.#crew?.holes ?? [],
      () => this.#crew?.enterTable() ?? false,
      crew,
    );
    if (limits.dependence !== undefined) {
      this.#sleep = new LinearSleepSets(limits.dependence(), memory, (setBytes) => this.rows.widenSets(setBytes));
    }
    this.#answers = new SystemAnswers(
      system,
      memory,
      this.#exploration,
      (slot, id) => this.#admit(slot, id),
      (bounds) => {
        for (const thread of this.#threads) noteBounds(memory, thread, bounds);
      },
      this.#sleep,
    );
    this.edges = limits.eventsSlot === undefined ? undefined : new RecordedEdges(limits.eventsSlot);
    this.#edges = this.edges && new LinearEdges(memory, this.#exploration, this.edges, (bytes) => this.#mayTake(bytes));
    if (crew !== undefined && size > 1) {
      this.#crew = new CrewWork(crew, module, memory, this.#exploration, this.rows, this.#threads, (rows) => {
        this.#bringUpToDate(rows);
        this.#chooseActive();
      });
    }
  }

  get found(): readonly (number | undefined)[] {
    return this.#found.found;
  }

  get transitions(): number {
    const counted = this.#threads.map((thread) => {
      const at = thread + threadBlock.transitions;
      return (this.#memory.get(at) >>> 0) + this.#memory.get(at + 4) * 2 ** 32;
    });
    return counted.reduce((sum, each) => sum + each, -this.#uncounted);
  }

  get terminal(): number {
    return this.#threads.reduce((sum, thread) => sum + this.#memory.get(thread + threadBlock.terminal), 0);
  }

  get isInOrder(): boolean {
    return this.#crew === undefined;
  }

  /** Space that is set aside for rows to come is not taken yet: nothing was written there. */
  get bytes(): number {
    const room = this.#memory.get(control.rowCapacity);
    const unused = (room - Math.min(this.rows.length, room)) * this.#memory.get(control.stride);
    return this.#memory.bytes - unused + this.#answers.bytes + (this.edges?.indexBytes ?? 0);
  }

  get asked(): readonly boolean[] {
    return this.#goals.map(({ at }, goal) => {
      if (at === 'always') return this.states > 0;
      return this.#found.rest.goals.some(
        (other, question) => other === goal && this.#isWithin(this.#first(threadBlock.restAsked, question)),
      );
    });
  }

  run(): void {
    try {
      for (const { vector } of this.#system.initial()) {
        if (!this.#isFull && !this.#found.areAllFound) this.#addInitial(vector);
      }
      this.#started = true;
      if (this.#edges !== undefined) this.#memory.set(this.#me + threadBlock.mode, RECORD);
      this.states = this.rows.length;
      this.completeDepth = this.#isFull ? -1 : this.#expandLevels();
    } catch (error) {
      if (!(error instanceof OutOfLinearMemory)) throw error;
      this.#runOutOfMemory(error.bytes);
      this.#memory.set(control.full, 1);
      this.states = this.rows.length;
      this.completeDepth = this.#completeDepth();
    } finally {
      this.#crew?.dismiss();
    }
    this.#sleep?.settle();
    if (this.#edges !== undefined) this.edges!.list = this.#edges.list();
    if (this.#isFull && !this.#found.areAllFound) this.bounds.push(this.#boundOfRows());
    this.#answers.bounds.forEach((name, bound) => {
      if (this.#isWithin(this.#first(threadBlock.boundsHit, bound))) this.bounds.push({ kind: 'model', name });
    });
  }

  pathTo(row: number): readonly StateVector[] {
    const path: StateVector[] = [];
    for (let at = row; at >= 0; at = this.parent(at)) path.push(this.vector(at));
    return path.reverse();
  }

  parent(row: number): number {
    return this.rows.parent(row);
  }

  vector(row: number): StateVector {
    const record = this.rows.record(row);
    return this.#system.slots.map((_, slot) => this.rows.idIn(record, slot, this.layout));
  }

  askAgain(): void {
    this.#answers.askAgain();
    this.#found.askAgain();
  }

  /** Expands level by level, and returns the depth that is complete in the end. */
  #expandLevels(): number {
    const { depth: depthMax = Number.POSITIVE_INFINITY } = this.#limits;
    for (let first = 0; !this.#found.areAllFound && this.states > first; this.depth++) {
      const size = this.states - first;
      this.levels.push(first);
      this.#memory.set(control.levelFirst, first);
      this.#memory.set(control.levelSize, size);
      this.#sleep?.beginLevel();
      if (this.depth >= depthMax) {
        this.#probeFrontier(size, depthMax);
        return this.depth;
      }
      const crew = this.#crew?.isWorthwhile(size) ? this.#crew : undefined;
      const goesOn = crew === undefined ? this.#expandInOrder(first, size) : this.#expandTogether(crew, first, size);
      first += size;
      if (goesOn && this.states > first) continue;
      const complete = this.#completeDepth();
      if (this.states > first) this.depth++;
      return complete;
    }
    return this.#completeDepth();
  }

  /** What is asked only of configurations at rest was not asked of all that were met but not expanded. */
  #completeDepth(): number {
    const cut = (this.#isFull && !this.#found.areAllFound) || this.bounds.length > 0;
    return cut && this.#found.rest.goals.length > 0 ? this.depth - 1 : this.depth;
  }

  /** Uses what was learned to explore faster, where that pays: so many rows are going to be expanded next. */
  #bringUpToDate(rows: number): void {
    this.#answers.updateMasks(this.layout, rows);
    this.#answered.update(this.#found.always.slots, this.layout, rows);
  }

  /** Expands a level in this thread, and says whether the search goes on. */
  #expandInOrder(first: number, size: number): boolean {
    const end = first + size;
    let goesOn = true;
    for (let place = 0; goesOn && place < size; ) {
      this.#bringUpToDate(size - place);
      const to = this.#exploration.run(place, Math.min(size, place + runRows));
      this.states = this.rows.length;
      this.#expanded += to - place;
      if (this.edges !== undefined) this.#noteFirstEdges(this.edges, to - place);
      const stop = this.#found.stop;
      if (stop !== none) {
        const counts = this.#memory.get(this.#me + threadBlock.counts) >>> 2;
        for (let beyond = stop - first + 1; beyond < to; beyond++) {
          this.#uncounted += this.#memory.words[counts + beyond - place]!;
        }
        while (this.states > end && this.rows.parent(this.states - 1) > stop) this.states--;
        this.#found.forgetBeyond(stop);
      }
      goesOn = stop === none && !this.#hasToEnd(first + to);
      place = to;
    }
    this.#crew?.nameParents(end);
    this.#crew?.useOrder(0, 0);
    return goesOn;
  }

  /** Takes note of where the edges of the rows begin that were just expanded: each has as many as it has steps. */
  #noteFirstEdges({ starts }: RecordedEdges, rows: number): void {
    const counts = this.#memory.get(this.#me + threadBlock.counts) >>> 2;
    for (let row = 0; row < rows; row++) {
      starts.push(this.#nextEdge);
      this.#nextEdge += this.#memory.words[counts + row]!;
    }
  }

  /** Expands a level in all threads, and says whether the search goes on. */
  #expandTogether(crew: CrewWork, first: number, size: number): boolean {
    const end = first + size;
    const before = this.transitions;
    const ended = crew.expand(size, (place) => {
      this.states = crew.states;
      this.#expanded = runRows;
      return this.#hasToEnd(first + place);
    });
    this.states = this.rows.length;
    if (ended === 'no room') {
      this.#runOutOfMemory();
      this.#memory.set(control.full, 1);
    }
    const count = this.states - end;
    const room = (this.#memory.get(control.statesMax) >>> 0) - end;
    const order = crew.putInOrder(end, count, (awaitOrder) => {
      this.#takeNews(awaitOrder, count, room, first);
      this.#answers.updateMasks(this.layout, count);
    });
    const stop = this.#stopAmong(end, order, count, room);
    if (stop !== none) {
      const steps = Number(this.#exploration.countSteps(0, stop - first + 1));
      this.#uncounted += this.transitions - before - steps;
      this.#found.forgetBeyond(stop);
    }
    crew.nameParents(end);
    crew.useOrder(order, count);
    this.#expanded += size;
    return stop === none && ended === undefined && !this.#hasToEnd(end);
  }

  /** Finds goals among the rows of the next level, of which threads noted only that there is something to find. */
  #takeNews(awaitOrder: () => number, count: number, room: number, first: number): void {
    for (const [goal, row] of this.#newsOfAlways(awaitOrder, count, room)) {
      this.#found.find(goal, row, this.rows.parent(row));
    }
    const numbers = new Map<number, number>();
    this.#found.rest.goals.forEach((goal, question) => {
      const number = this.#first(threadBlock.restFound, question);
      if (number < (numbers.get(goal) ?? none)) numbers.set(goal, number);
    });
    for (const [goal, number] of numbers) {
      if (this.found[goal] === undefined) this.#found.find(goal, this.#rowAt(number, first), number);
    }
  }

  /** Goals among those asked of every row, each with the first row that matches, of those for which there is room. */
  #newsOfAlways(awaitOrder: () => number, count: number, room: number): ReadonlyMap<number, number> {
    const { goals } = this.#found.always;
    const crew = this.#crew!;
    const places = new Map<number, number>();
    const news = goals.flatMap((goal, question) => {
      const isNew = crew.takeNews(question);
      return isNew && this.found[goal] === undefined ? [{ goal, question }] : [];
    });
    if (news.length === 0) return places;
    const noted = count <= room ? crew.newsInOrder() : undefined;
    const rows = noted ?? { address: awaitOrder(), count: Math.min(count, room) };
    for (const { goal, question } of news) {
      const place = this.#exploration.firstWith(question, rows.address, rows.count);
      if (place < (places.get(goal) ?? rows.count)) places.set(goal, place);
    }
    const found = [...places].map(([goal, place]) => [goal, this.#memory.get(rows.address + 4 * place)] as const);
    if (noted !== undefined) this.#memory.release(noted.address, 4 * noted.count + 4);
    return new Map(found);
  }

  /** Where the search ends, by the order in which one thread would have met the rows of the next level; `none` if it goes on. */
  #stopAmong(end: number, order: number, count: number, room: number): number {
    const memory = this.#memory;
    const parentAt = (place: number) => this.rows.parent(memory.get(order + 4 * place));
    if (count > room && parentAt(room) <= this.#found.stop) {
      memory.set(control.full, 1);
      memory.set(control.stopRow, parentAt(room));
    }
    const stop = this.#found.stop;
    if (stop === none) return none;
    let kept = 0;
    while (kept < Math.min(count, room) && parentAt(kept) <= stop) kept++;
    this.states = end + kept;
    return stop;
  }

  /** The row at a place in the level that is being expanded, known by that place plus the first number of the level. */
  #rowAt(number: number, first: number): number {
    const order = this.#memory.get(control.order) >>> 0;
    return order === 0 ? number : this.#memory.get(order + 4 * (number - first));
  }

  /** Looks at the configurations beyond which the bound on depth does not go: are they at rest, and do they lead anywhere further? */
  #probeFrontier(size: number, depthMax: number): void {
    const before = this.transitions;
    this.#bringUpToDate(size);
    this.#exploration.probe(0, size);
    if (this.#memory.get(this.#me + threadBlock.foundBeyond) === 0) return;
    // Steps that lead beyond the bound are no part of what was explored; where none does, nothing was cut.
    this.#uncounted += this.transitions - before;
    this.bounds.push({ kind: 'depth', limit: depthMax });
  }

  /** Whether it is time to ask if the search should end, and it should. */
  #hasToEnd(expanded: number): boolean {
    if (this.#expanded < runRows && this.#answers.asked - this.#askedBefore < askedPerPause) return false;
    this.#expanded = 0;
    this.#askedBefore = this.#answers.asked;
    this.#memory.set(control.yieldSoon, 0);
    const { memory, otherBytes, pause } = this.#limits;
    const { states, transitions, depth } = this;
    if (this.bytes + otherBytes() > memory) {
      this.bounds.push({ kind: 'memory', limit: memory });
      return true;
    }
    const end = pause?.({ states, transitions, depth, frontier: states - expanded });
    if (end !== undefined) this.bounds.push({ kind: end });
    return end !== undefined;
  }

  get #me(): number {
    return this.#threads[0]!;
  }

  get #isFull(): boolean {
    return this.#memory.get(control.full) !== 0;
  }

  /** Whether something that was noted under a parent is part of what was explored. */
  #isWithin(parent: number): boolean {
    return parent !== none && parent <= this.#found.stop;
  }

  /** The least of what threads have noted in one of their lists. */
  #first(list: number, index: number): number {
    return Math.min(
      ...this.#threads.map((thread) => this.#memory.get((this.#memory.get(thread + list) >>> 0) + 4 * index) >>> 0),
    );
  }

  #boundOfRows(): Bound {
    if (!this.#memoryIsFull) return { kind: 'states', limit: this.#limits.states! };
    return { kind: 'memory', limit: Math.min(this.#limits.memory, linearBytesMax) };
  }

  #mayTake(bytes: number): boolean {
    if (!this.#started) return true;
    const { memory, otherBytes } = this.#limits;
    if (this.#memory.bytes + bytes > linearBytesMax - reserve) return false;
    return bytes === 0 || this.bytes + bytes + otherBytes() <= memory;
  }

  /** Notes that there is no room for further rows, or for something else that takes so many bytes. */
  #runOutOfMemory(bytes = 0): void {
    this.#memoryIsFull = true;
    this.#memory.set(control.statesMax, this.rows.length);
    const wanted = this.#memory.bytes + Math.max(bytes, this.rows.bytesToGrow);
    this.outOfAddresses =
      wanted > linearBytesMax - reserve && this.bytes + this.#limits.otherBytes() < this.#limits.memory;
  }

  #addInitial(vector: StateVector): void {
    vector.forEach((id, slot) => {
      this.#admit(slot, id);
    });
    const ids = this.#ids;
    this.#memory.words.set(vector, ids);
    this.#exploration.pack();
    this.#exploration.addPacked();
  }

  /** Where the ids of the row that is being expanded begin, in words. */
  get #ids(): number {
    return this.#memory.get(this.#me + threadBlock.ids) >>> 2;
  }

  /** Makes sure that an id of a slot can be packed. */
  #admit(slot: SlotIndex, id: Id): void {
    const layout = this.layout;
    if (layout.admits(slot, id)) return;
    // Rows that wait are packed in the old layout.
    this.#exploration.flush();
    // An expansion that goes on walks over the slots as they were: this one holds 0 there.
    if (layout.mask[slot] === 0) this.#memory.set(control.activeIsStale, 1);
    const changed = layout.makeRoom(slot, id, this.rows);
    const memory = this.#memory;
    layout.live.forEach((live, index) => {
      const field = [4 * layout.word[live]!, layout.shift[live]!, layout.mask[live]!];
      const entry = (memory.get(control.slots) >>> 0) + slotEntry.bytes * live;
      memory.words.set(field, (entry + slotEntry.wordByte) >>> 2);
      memory.words.set([4 * live, ...field], (memory.get(control.live) >>> 2) + 4 * index);
    });
    memory.set(control.liveCount, layout.live.length);
    const becomesWide = memory.get(control.narrow) !== 0 && !layout.fitsInto(narrowBits);
    if (becomesWide) memory.set(control.narrow, 0);
    if (changed || becomesWide) this.rows.rehash();
    this.#answers.forgetMasks();
    this.#answered.forget();
    for (const thread of this.#threads) forgetSeen(memory, thread);
    this.#exploration.pack();
  }

  /** The slots that may start a step by themselves, but for those that hold 0 everywhere and are known to start nothing there. */
  #chooseActive(): void {
    const memory = this.#memory;
    const active = this.#system.slots.flatMap((slot, index) => {
      const entry = (memory.get(control.slots) >>> 0) + slotEntry.bytes * index;
      const isIdle =
        this.layout.mask[index] === 0 &&
        memory.get(entry + slotEntry.offersLength) > 0 &&
        memory.get(memory.get(entry + slotEntry.offers) >>> 0) === NOTHING;
      return slot.passive || isIdle ? [] : [index];
    });
    memory.words.set(active, memory.get(control.active) >>> 2);
    memory.set(control.activeCount, active.length);
    memory.set(control.activeIsStale, 0);
  }

  #host(): Host {
    const inRow: Read = (slot) => this.#memory.words[this.#ids + slot]!;
    const inRecord =
      (record: number): Read =>
      (slot) =>
        this.rows.idIn(record, slot, this.layout);
    const learned = (answer: number): number => {
      if (this.#answers.asked - this.#askedBefore >= askedPerPause) this.#memory.set(control.yieldSoon, 1);
      return answer;
    };
    return {
      learnOffers: (slot, id) => {
        const program = this.#answers.offers(slot, id);
        if (id === 0 && program === NOTHING) this.#memory.set(control.activeIsStale, 1);
        return learned(program);
      },
      learnReaction: (column, id) => learned(this.#answers.reaction(column, id)),
      learnRule: (rule) => learned(this.#answers.rule(rule, inRow)),
      learnOwed: (action, record) => this.#answers.owed(action, inRecord(record)),
      learnAlways: (question, record) => this.#found.always.trees[question]!.learn(inRecord(record)),
      learnRest: (question) => this.#found.rest.trees[question]!.learn(inRow),
      foundAlways: (question, row, parent) => this.#found.find(this.#found.always.goals[question]!, row, parent),
      foundRest: (question) => {
        const number = this.#memory.get(this.#me + threadBlock.parent);
        this.#found.find(
          this.#found.rest.goals[question]!,
          this.#rowAt(number, this.#memory.get(control.levelFirst)),
          number,
        );
      },
      chooseActive: () => this.#chooseActive(),
      growQueue: (entries) =>
        growEntries(this.#memory, this.#me, threadBlock.queue, threadBlock.queueCapacity, entries),
      growTrail: (entries) =>
        growEntries(this.#memory, this.#me, threadBlock.trail, threadBlock.trailCapacity, entries),
      growRows: () => {
        if (!this.rows.grow()) this.#runOutOfMemory();
      },
      growTable: () => {
        if (!this.rows.growTable()) this.#runOutOfMemory();
      },
      learnClass: (action, events) => this.#edges!.learnClass(action, events),
      growEdges: () => this.#edges!.grow(),
      growShared: () => (this.rows.growForBatch() ? 1 : 0),
    };
  }
}
