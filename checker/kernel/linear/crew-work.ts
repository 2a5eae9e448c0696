import type { Crew } from '../../search/crew.ts';
import { blockRows } from './batch-size.ts';
import * as control from './control-block.ts';
import type { Exploration } from './exploration.ts';
import type { LinearMemory } from './linear-memory.ts';
import type { StoredRows } from './stored-rows.ts';
import { ENTER, EXPAND, NAME, ORDER } from './task.ts';
import { forgetSeen } from './thread.ts';
import * as threadBlock from './thread-block.ts';

/** Levels of fewer rows are expanded by one thread, unless the crew says otherwise. */
const leastRows = 8192;

/**
 * Of the rows that were given up, this thread expands so many at first, unless the crew says otherwise. All threads try the others again
 * where there are so many times as many.
 */
const aloneRows = 256;
const worthTrying = 8;

/** In so many parts per thread a level is put in order: who has other things to do takes fewer of them. */
const orderPartsPerThread = 4;

/** A thread takes so many ranges before it looks at who waits. */
const rangesPerPause = 8;

/** Where one row in so many is left to this thread, the others do not help: for the next few levels they are not called. */
const tooManyAlone = 8;
const levelsWithout = 4;

/** Why a level was not finished, if so. */
type Ended = 'no room' | 'asked to' | undefined;

/**
 * Expands levels with several threads. They explore with the answers that are known, and give up the rows that need another one; for those
 * this thread asks when all have finished, in order: so the system is asked the same, in the same order, as by a single thread.
 */
export class CrewWork {
  readonly #crew: Crew;
  readonly #module: WebAssembly.Module;
  readonly #memory: LinearMemory;
  readonly #exploration: Exploration;
  readonly #rows: StoredRows;
  readonly #threads: readonly number[];
  /** Brings all that threads only read up to date: they are going to expand so many rows. */
  readonly #prepare: (rows: number) => void;
  #isStarted = false;
  #levelsWithout = 0;
  /** Rows of the level that is being expanded that were left to this thread. */
  #alone = 0;
  /** The order of the level that is being expanded, where it is not that of its numbers. */
  #order = { address: 0, bytes: 0 };

  constructor(
    crew: Crew,
    module: WebAssembly.Module,
    memory: LinearMemory,
    exploration: Exploration,
    rows: StoredRows,
    threads: readonly number[],
    prepare: (rows: number) => void,
  ) {
    this.#crew = crew;
    this.#module = module;
    this.#memory = memory;
    this.#exploration = exploration;
    this.#rows = rows;
    this.#threads = threads;
    this.#prepare = prepare;
    for (const thread of threads.slice(1)) memory.set(thread + threadBlock.frozen, 1);
    for (const thread of threads) {
      memory.set(thread + threadBlock.newsRows, memory.allocate(4 * threadBlock.newsRowsMost));
    }
  }

  /** Whether threads help with a level of this size. Starts them a little before they do. */
  isWorthwhile(size: number): boolean {
    const { leastRows: least = leastRows } = this.#crew;
    if (size >= least / 4) this.#start();
    if (size < least) return false;
    return this.#levelsWithout === 0 || this.#levelsWithout-- === 0;
  }

  /** Numbers that were given to threads, and stand for no row. */
  get holes(): readonly (readonly [first: number, end: number])[] {
    return this.#threads
      .flatMap((thread) => [
        [this.#memory.get(thread + threadBlock.idNext), this.#memory.get(thread + threadBlock.idEnd)] as const,
        [this.#memory.get(thread + threadBlock.spareNext), this.#memory.get(thread + threadBlock.spareEnd)] as const,
      ])
      .filter(([first, end]) => end > first);
  }

  /** Rows that there are, or a few more. */
  get states(): number {
    return this.#rows.length;
  }

  /**
   * Expands the level that stands in the control block.
   *
   * @param hasToEnd asked now and then, with the rows that were taken so far
   * @returns why the level was not finished, if so
   */
  expand(size: number, hasToEnd: (taken: number) => boolean): Ended {
    const memory = this.#memory;
    const expanded = memory.allocate(size);
    memory.set(control.expanded, expanded);
    memory.set(control.levelStart, this.#rows.length);
    for (const thread of this.#threads) {
      memory.set(thread + threadBlock.reach, 0);
      memory.set(thread + threadBlock.newsCount, 0);
    }
    let ended: Ended;
    this.#alone = 0;
    for (let taken = 0; ended === undefined && taken < size; ) {
      memory.set(control.isAgain, 0);
      ended = this.#round(taken, size, size - taken, hasToEnd);
      taken = Math.min(size, memory.get(control.nextPlace));
      ended = this.#expandAgain(taken, ended, hasToEnd);
    }
    if (this.#alone * tooManyAlone > size) this.#levelsWithout = levelsWithout;
    memory.release(expanded, size);
    this.#closeHoles();
    memory.set(control.levelStart, 0xffffffff);
    return ended;
  }

  /**
   * Expands the rows before a place that were given up. Most lack the same few answers: so once this thread has expanded some of them, in
   * order, all threads try the others, and those that still lack one are left to this thread. A row that lacks none asks nothing, whoever
   * expands it: so the system is asked the same, in the same order, as if this thread had expanded all of them.
   */
  #expandAgain(end: number, before: Ended, hasToEnd: (taken: number) => boolean): Ended {
    const memory = this.#memory;
    let ended = before;
    let left = this.#givenUp();
    memory.set(control.isAgain, 1);
    for (let most = this.#crew.aloneRows ?? aloneRows; left > 0; most *= 2) {
      const goesOn = ended === undefined && left > most * worthTrying;
      memory.set(control.outOfRoom, 0);
      const done = this.#exploration.workAgain(end, goesOn ? most : 0xffffffff);
      this.#alone += done;
      if (memory.get(control.outOfRoom) !== 0) return 'no room';
      if (!goesOn || done < most) break;
      left -= done;
      for (const thread of this.#threads) forgetSeen(memory, thread);
      ended = this.#round(0, end, left, () => hasToEnd(end));
      const given = this.#givenUp();
      if (memory.get(control.nextPlace) >= end) left = given;
    }
    return ended;
  }

  /** How many rows threads have given up since this was last asked. */
  #givenUp(): number {
    let rows = 0;
    for (const thread of this.#threads) {
      rows += this.#memory.get(thread + threadBlock.givenUp);
      this.#memory.set(thread + threadBlock.givenUp, 0);
    }
    return rows;
  }

  /**
   * Puts the rows from `first` on in the order in which one thread would have met them.
   *
   * @param meanwhile what this thread does while the others begin with that; it is given what waits for them
   * @returns the address of the rows in order
   */
  putInOrder(first: number, count: number, meanwhile: (awaitOrder: () => number) => void): number {
    const memory = this.#memory;
    const size = memory.get(control.levelSize);
    const order = memory.allocate(4 * count + 4, 'anything');
    const next = memory.allocate(4 * size, 'anything');
    memory.set(control.orderFirst, first);
    memory.set(control.orderParts, orderPartsPerThread * this.#threads.length);
    memory.set(control.orderTo, order);
    memory.set(control.orderNext, next);
    memory.set(control.nextPart, 0);
    this.#call(ORDER);
    let isDone = false;
    const awaitOrder = () => {
      if (isDone) return order;
      isDone = true;
      this.#help();
      memory.release(next, 4 * size);
      return order;
    };
    try {
      meanwhile(awaitOrder);
    } finally {
      awaitOrder();
    }
    return order;
  }

  /** Has the rows from `first` on name their parents by number, where they named them by place. */
  nameParents(first: number): void {
    if (this.#memory.get(control.order) === 0) return;
    this.#memory.set(control.orderFirst, first);
    this.#memory.set(control.nextPart, 0);
    this.#call(NAME);
    this.#help();
  }

  /** Has all threads enter a table into a larger one, if they were started. @returns whether they did */
  enterTable(): boolean {
    if (!this.#isStarted) return false;
    this.#call(ENTER);
    this.#help();
    return true;
  }

  /** Has the next level expanded in an order that `putInOrder` gave; 0 for that of the rows' numbers. */
  useOrder(order: number, count: number): void {
    const { address, bytes } = this.#order;
    this.#memory.release(address, bytes);
    this.#order = { address: order, bytes: order === 0 ? 0 : 4 * count + 4 };
    this.#memory.set(control.order, order);
  }

  /** Whether a thread has met something new about a question of those asked of every row. Asked once per level. */
  takeNews(question: number): boolean {
    const bytes = new Uint8Array(this.#memory.memory.buffer);
    let news = false;
    for (const thread of this.#threads) {
      const at = (this.#memory.get(thread + threadBlock.alwaysNews) >>> 0) + question;
      if (bytes[at] !== 0) news = true;
      bytes[at] = 0;
    }
    return news;
  }

  /**
   * The rows that threads have met in this level with answers that are not 0, or not known, to what is asked of every row, in the order in
   * which one thread would have met them: an address, and how many; undefined if there are too many to tell.
   */
  newsInOrder(): { readonly address: number; readonly count: number } | undefined {
    const memory = this.#memory;
    const counts = this.#threads.map((thread) => memory.get(thread + threadBlock.newsCount));
    if (counts.some((count) => count > threadBlock.newsRowsMost)) return undefined;
    const count = counts.reduce((sum, each) => sum + each, 0);
    const bytes = 4 * count + 4;
    const rows = memory.allocate(bytes, 'anything');
    const numbers = memory.words.subarray(rows >>> 2, (rows >>> 2) + count);
    let place = 0;
    this.#threads.forEach((thread, index) => {
      const from = memory.get(thread + threadBlock.newsRows) >>> 2;
      numbers.set(memory.words.subarray(from, from + counts[index]!), place);
      place += counts[index]!;
    });
    const spare = memory.allocate(bytes, 'anything');
    const address = this.#exploration.sortByKey(rows, spare, count) >>> 0;
    memory.release(address === rows ? spare : rows, bytes);
    return { address, count };
  }

  /** Ends the threads. */
  dismiss(): void {
    if (!this.#isStarted) return;
    const { words } = this.#memory;
    Atomics.store(words, control.ending / 4, 1);
    Atomics.add(words, control.round / 4, 1);
    Atomics.notify(words, control.round / 4);
  }

  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    const { round, finished, ending, failed } = control;
    for (const block of this.#threads.slice(1)) {
      this.#crew.start({ module: this.#module, memory: this.#memory.memory, block, round, finished, ending, failed });
    }
  }

  /** Has all threads expand rows at the places from `first` to before `end`, `rows` of them, until there is nothing left, or no room. */
  #round(first: number, end: number, rows: number, hasToEnd: (taken: number) => boolean): Ended {
    const memory = this.#memory;
    const me = this.#threads[0]!;
    memory.set(control.nextPlace, first);
    memory.set(control.placesEnd, end);
    if (!this.#makeRoom(rows)) return 'no room';
    this.#prepare(rows);
    memory.set(control.outOfRoom, 0);
    memory.set(me + threadBlock.frozen, 1);
    this.#call(EXPAND);
    let ends = false;
    while (this.#exploration.work(rangesPerPause) !== 0) {
      if (ends || !hasToEnd(memory.get(control.nextPlace))) continue;
      ends = true;
      Atomics.store(memory.words, control.outOfRoom / 4, 1);
    }
    this.#awaitAll();
    memory.set(me + threadBlock.frozen, 0);
    return ends ? 'asked to' : undefined;
  }

  /** Has the other threads begin with a task. */
  #call(task: number): void {
    const { words } = this.#memory;
    this.#memory.set(control.task, task);
    Atomics.store(words, control.finished / 4, 0);
    Atomics.add(words, control.round / 4, 1);
    Atomics.notify(words, control.round / 4);
  }

  /** Does what the others were called to do, until all have finished. */
  #help(): void {
    while (this.#exploration.work(rangesPerPause) !== 0);
    this.#awaitAll();
  }

  #awaitAll(): void {
    const { words } = this.#memory;
    for (;;) {
      const finished = Atomics.load(words, control.finished / 4);
      if (finished === this.#threads.length - 1) break;
      if (Atomics.load(words, control.failed / 4) !== 0) throw new Error('a thread of the search has failed');
      Atomics.wait(words, control.finished / 4, finished, 1000);
    }
  }

  /**
   * Makes room for all threads, and for half as many rows as are to be expanded: where that is too little, there is another round, but more
   * would be lost to what else needs space.
   *
   * @returns whether there is any
   */
  #makeRoom(rows: number): boolean {
    const memory = this.#memory;
    const least = this.#rows.length + 2 * blockRows * this.#threads.length;
    const wanted = least + rows / 2 + 2 ** 17;
    while (memory.get(control.rowCapacity) < wanted && this.#rows.grow());
    while (memory.get(control.tableLimit) < least && this.#rows.growTable());
    return memory.get(control.rowCapacity) >= least && memory.get(control.tableLimit) >= least;
  }

  /** Gives the last rows the numbers that threads were given and did not use. */
  #closeHoles(): void {
    const holes = this.holes.map(([first, end]) => ({ first, end })).sort((a, b) => a.first - b.first);
    let end = this.#rows.length;
    for (let hole = holes[0]; hole !== undefined; hole = holes[0]) {
      const last = holes.at(-1)!;
      if (last.end === end) {
        end = last.first;
        holes.pop();
        continue;
      }
      const rows = Math.min(hole.end - hole.first, end - last.end);
      end -= rows;
      this.#exploration.renumber(end, hole.first, rows);
      hole.first += rows;
      if (hole.first === hole.end) holes.shift();
    }
    this.#rows.length = end;
    for (const thread of this.#threads) {
      for (const field of [threadBlock.idNext, threadBlock.idEnd, threadBlock.spareNext, threadBlock.spareEnd]) {
        this.#memory.set(thread + field, 0);
      }
    }
  }
}
