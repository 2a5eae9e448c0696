import type { Dependence, Group } from './dependence.ts';
import { GroupBits, wordsMax } from './group-bits.ts';

/** Configurations whose sets there is room for at the start. */
const firstRows = 256;

/**
 * Sleep sets for a search in breadth, as masks of groups of steps: in each configuration, the groups whose steps lead nowhere that is not
 * reached as early by another way, and so need not be taken.
 *
 * A step of group g leads from s to s', and the groups that sleep in s, and those that were taken in s before g, sleep in s' as long as
 * they are independent of g: taking one of them first, and then g, leads from s to the same configuration in as many steps, and is less
 * in the order of choices. So the least of the shortest executions to any configuration never takes a step that is asleep: every
 * configuration is met, at the same depth, in the same order and from the same predecessor as without sleep sets. (Godefroid's sleep
 * sets for a search in depth need more: that a configuration met again is expanded again.)
 *
 * A configuration that is met several times from the level before it is left with what sleeps on all these ways: so its set does not
 * depend on the order in which a level is expanded. Sets are kept for two levels only.
 *
 * What is learned while a level is expanded is not relied on within the level: see `Kernel`.
 *
 * @see Godefroid 1996, Partial-Order Methods for the Verification of Concurrent Systems, chapter 5
 */
export class SleepSets {
  /** Words per set. */
  words = 1;
  readonly dependence: Dependence;
  readonly #groupBits: GroupBits;
  /** Per bit, the groups that depend on its group: a set. */
  #dependent: Int32Array = new Int32Array(0);

  /** The set of the configuration that is expanded; the groups that were taken in it, to their end. */
  readonly asleep = new Int32Array(wordsMax);
  readonly #taken = new Int32Array(wordsMax);
  /** The groups of which some step was taken, and those whose steps in this configuration are not to be relied on. */
  readonly #begun = new Int32Array(wordsMax);
  readonly #doubted = new Int32Array(wordsMax);
  /** The group whose step is taken: its bit, its word, its mask within the word. Without a bit, the mask is 0. */
  #bit = -1;
  #word = 0;
  #mask = 0;
  /** The sets of the level that is expanded, from row `#first` on, and of the next, from row `#next` on. */
  #sets: Int32Array = new Int32Array(firstRows);
  #first = 0;
  #nextSets: Int32Array = new Int32Array(firstRows);
  #next = 0;
  readonly #batch: Int32Array;

  /** @param batchSize how many configurations wait at most before they are looked up */
  constructor(dependence: Dependence, batchSize: number) {
    this.dependence = dependence;
    this.#groupBits = new GroupBits(dependence);
    this.#batch = new Int32Array(batchSize * wordsMax);
  }

  get bytes(): number {
    return this.#sets.byteLength + this.#nextSets.byteLength + this.dependence.bytes;
  }

  /** Begins a level: `rows` configurations were met before, and the last of them, those of the level, are expanded next. */
  beginLevel(rows: number): void {
    this.dependence.settle();
    [this.#sets, this.#nextSets] = [this.#nextSets, this.#sets];
    this.#first = this.#next;
    this.#next = rows;
    this.#groupBits.assign();
    const { words } = this.#groupBits;
    if (words !== this.words) this.#widen(words, rows - this.#first);
    this.#dependent = this.#groupBits.dependents(words);
    this.#bit = -1;
  }

  /** Begins the expansion of a configuration of the level. */
  enter(row: number): void {
    const at = (row - this.#first) * this.words;
    for (let word = 0; word < this.words; word++) {
      this.asleep[word] = this.#sets[at + word]!;
      this.#taken[word] = 0;
      this.#begun[word] = 0;
      this.#doubted[word] = 0;
    }
  }

  get someAsleep(): boolean {
    for (let word = 0; word < this.words; word++) if (this.asleep[word] !== 0) return true;
    return false;
  }

  /** Puts to sleep what is awake, and wakes up what sleeps. */
  invert(): void {
    for (let word = 0; word < this.words; word++) this.asleep[word] = ~this.asleep[word]!;
  }

  /** Goes on with a step of a group; false if it sleeps. */
  begin(group: Group): boolean {
    const { bits } = this.#groupBits;
    const bit = group < bits.length ? bits[group]! : -1;
    this.#bit = bit;
    this.#word = bit >>> 5;
    this.#mask = bit < 0 ? 0 : 1 << (bit & 31);
    if (bit < 0) {
      this.#word = 0;
      return true;
    }
    return (this.asleep[this.#word]! & this.#mask) === 0;
  }

  /** Notes that a step of the group was taken to its end. */
  tookStep(): void {
    this.#begun[this.#word]! |= this.#mask;
  }

  /**
   * Notes that a step of the group is not to be relied on: it hit a bound of the model, so that it is not known where it leads; or it
   * was learned within this level, so that it is not known yet what it depends on.
   */
  doubt(): void {
    this.#doubted[this.#word]! |= this.#mask;
  }

  /** Notes that all steps of the group were taken. */
  end(): void {
    this.#taken[this.#word]! |= this.#begun[this.#word]! & ~this.#doubted[this.#word]! & this.#mask;
  }

  /** Computes the set of the successor that waits in place `index` of the batch. */
  leadTo(index: number): void {
    const { words } = this;
    const at = index * words;
    const dependent = this.#bit * words;
    const awake = this.#bit < 0 || (this.#doubted[this.#word]! & this.#mask) !== 0;
    for (let word = 0; word < words; word++) {
      const asleep = this.asleep[word]! | this.#taken[word]!;
      this.#batch[at + word] = awake ? 0 : asleep & ~this.#dependent[dependent + word]!;
    }
  }

  /** The successor in place `index` of the batch is a new configuration: the next one. */
  meet(row: number, index: number): void {
    const { words } = this;
    const to = (row - this.#next) * words;
    if (to + words > this.#nextSets.length) {
      const longer = new Int32Array(this.#nextSets.length * 2);
      longer.set(this.#nextSets);
      this.#nextSets = longer;
    }
    for (let word = 0; word < words; word++) this.#nextSets[to + word] = this.#batch[index * words + word]!;
  }

  /** The successor in place `index` of the batch is a configuration that was met before. */
  meetAgain(row: number, index: number): void {
    if (row < this.#next) return;
    const { words } = this;
    const at = (row - this.#next) * words;
    for (let word = 0; word < words; word++) this.#nextSets[at + word]! &= this.#batch[index * words + word]!;
  }

  #widen(words: number, rows: number): void {
    const wide = new Int32Array(Math.max(firstRows, rows) * words);
    for (let row = 0; row < rows; row++) {
      for (let word = 0; word < this.words; word++) wide[row * words + word] = this.#sets[row * this.words + word]!;
    }
    this.#sets = wide;
    if (this.#nextSets.length < words) this.#nextSets = new Int32Array(firstRows * words);
    this.words = words;
  }
}
