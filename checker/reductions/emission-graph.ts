import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { AddressedLabel } from '../told-labels.ts';
import type { Label, SlotIndex } from '../transition-system.ts';
import type { Group } from './dependence.ts';

/** What emits labels: a group of steps, or a label that is answered. */
export interface Emitter {
  /** The distinct lists of labels that it was seen to emit. */
  readonly lists: (readonly Answered[])[];
  readonly known: Set<string>;
}

/** A label with its addressee. */
export interface Answered extends Emitter {
  readonly index: number;
  readonly slot: SlotIndex;
  readonly label: Label;
  /** The groups whose steps may lead to it. */
  readonly groups: Set<Group>;
  /** Whether it was ever answered by becoming another value. */
  writes: boolean;
}

/**
 * Which labels the steps of a group may lead to: through what they emit, what is emitted in answer, and so on, in whatever
 * configuration. So it may hold more than the steps of one configuration do, and never less.
 */
export class EmissionGraph {
  readonly #index = new PairMap();
  readonly #answered: Answered[] = [];
  readonly #reached: (group: Group, answered: Answered) => void;

  /** @param reached told when a label is found to be reached by a group that was not known to reach it */
  constructor(reached: (group: Group, answered: Answered) => void) {
    this.#reached = reached;
  }

  /** An estimate. */
  get bytes(): number {
    return this.#index.bytes + this.#answered.reduce((sum, { lists }) => sum + 300 + 150 * lists.length, 0);
  }

  answered(slot: SlotIndex, label: Label): Answered {
    const known = this.#index.get(slot, label);
    if (known !== ABSENT) return this.#answered[known]!;
    const index = this.#answered.length;
    const answered: Answered = { ...emitter(), index, slot, label, groups: new Set(), writes: false };
    this.#answered.push(answered);
    this.#index.add(slot, label, index);
    return answered;
  }

  /**
   * Notes that something emits labels.
   *
   * @returns whether that list of labels is new
   */
  emits(from: Emitter, groups: Iterable<Group>, labels: readonly AddressedLabel[]): boolean {
    if (labels.length === 0) return false;
    const list = labels.map(({ slot, label }) => this.answered(slot, label));
    const key = list.map(({ index }) => index).join();
    if (from.known.has(key)) return false;
    from.known.add(key);
    from.lists.push(list);
    for (const group of groups) for (const answered of list) this.#reach(group, answered);
    return true;
  }

  #reach(group: Group, answered: Answered): void {
    if (answered.groups.has(group)) return;
    answered.groups.add(group);
    this.#reached(group, answered);
    for (const list of answered.lists) for (const next of list) this.#reach(group, next);
  }
}

export function emitter(): Emitter {
  return { lists: [], known: new Set() };
}

/**
 * The most labels to one slot that a single step may lead to; 2 stands for any number above 1.
 *
 * @param known answers for that slot that were computed before, to be added to
 */
export function timesTold(from: Emitter, slot: SlotIndex, known: Map<Emitter, number>): number {
  const computed = known.get(from);
  if (computed !== undefined) return computed;
  // What leads back to itself may come any number of times.
  known.set(from, 2);
  let most = 0;
  for (const list of from.lists) {
    let times = 0;
    for (const answered of list) times += (answered.slot === slot ? 1 : 0) + timesTold(answered, slot, known);
    most = Math.max(most, times);
  }
  const times = Math.min(2, most);
  known.set(from, times);
  return times;
}
