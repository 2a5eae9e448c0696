import {
  type Id,
  isBoundHit,
  type Label,
  OBSERVERS,
  type Offer,
  type SlotIndex,
  type TransitionSystem,
} from '../transition-system.ts';
import type { Group } from './dependence.ts';

/** What may happen to a slot: it is told a label, or it starts a step of one group by itself. */
export type Operation = number;

export const told = (label: Label): Operation => 2 * label;
export const offered = (group: Group): Operation => 2 * group + 1;

/** The ways in which an operation goes: what each shows to the rest of the step, and what the slot becomes. */
interface Ways {
  readonly shown: string;
  readonly becomes: readonly Id[];
}

/** The ways of an operation that hits a bound, or fails where it may never take place: they commute with nothing. */
const UNKNOWN = null;

/**
 * A slot (a link, a budget) that steps of several groups may change: which of its operations commute. It is asked about values that it
 * may never have, and so must be `speculative`.
 *
 * Two operations commute at a value where both orders are possible, show the same, and end in the same value: adding two different
 * messages to a set does. Adding a message and delivering the same one from a set do not: the order decides whether it is in there
 * afterwards.
 *
 * An operation may be asleep while others take place, and so its partner is needed at values at which itself never took place: these
 * facts are derived. Where operation a, awake, commutes with operation b at value v, b is met at what a makes of v.
 */
export class CommutingSlot {
  readonly #system: TransitionSystem;
  readonly #slot: SlotIndex;
  readonly #groupOf: (slot: SlotIndex, addressee: SlotIndex) => Group;
  readonly #clash: (one: Iterable<Group>, other: Iterable<Group>) => void;
  readonly #undecided: (one: Group, other: Group) => boolean;
  /** Per value, the operations that were met there; true where they took place, and not only were asleep. */
  readonly #met = new Map<Id, Map<Operation, boolean>>();
  readonly #values = new Map<Operation, Set<Id>>();
  readonly #groups = new Map<Operation, Set<Group>>();
  readonly #ways = new Map<Id, Map<Operation, Ways | typeof UNKNOWN>>();
  #waiting: (readonly [Id, Operation])[] = [];
  #waysKnown = 0;

  /**
   * @param undecided whether it still matters if steps of two groups commute
   * @param clash told of groups whose operations do not commute somewhere
   */
  constructor(
    system: TransitionSystem,
    slot: SlotIndex,
    groupOf: (slot: SlotIndex, addressee: SlotIndex) => Group,
    undecided: (one: Group, other: Group) => boolean,
    clash: (one: Iterable<Group>, other: Iterable<Group>) => void,
  ) {
    this.#system = system;
    this.#slot = slot;
    this.#groupOf = groupOf;
    this.#undecided = undecided;
    this.#clash = clash;
  }

  /** An estimate. */
  get bytes(): number {
    return 200 * this.#waysKnown + 100 * [...this.#met.values()].reduce((sum, operations) => sum + operations.size, 0);
  }

  /** Notes that steps of a group may do an operation. */
  mayDo(group: Group, operation: Operation): void {
    const groups = this.#groups.get(operation) ?? new Set();
    if (groups.has(group)) return;
    this.#groups.set(operation, groups.add(group));
    for (const value of this.#values.get(operation) ?? []) this.#waiting.push([value, operation]);
  }

  /** Notes that an operation took place at a value. */
  tookPlace(value: Id, operation: Operation): void {
    this.#meet(value, operation, true);
  }

  /** Compares all that is new with all that is known. */
  settle(): void {
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) {
      const [value, operation] = next;
      const here = this.#met.get(value)!;
      for (const other of [...here.keys()]) this.#compare(value, operation, other, here);
    }
  }

  #meet(value: Id, operation: Operation, awake: boolean): void {
    const here = this.#met.get(value) ?? new Map<Operation, boolean>();
    this.#met.set(value, here);
    const known = here.get(operation);
    if (known === true || known === awake) return;
    here.set(operation, awake);
    const values = this.#values.get(operation) ?? new Set();
    this.#values.set(operation, values.add(value));
    this.#waiting.push([value, operation]);
  }

  #compare(value: Id, one: Operation, other: Operation, here: ReadonlyMap<Operation, boolean>): void {
    const [oneAwake, otherAwake] = [here.get(one)!, here.get(other)!];
    if (!oneAwake && !otherAwake) return;
    const [oneGroups, otherGroups] = [this.#groups.get(one), this.#groups.get(other)];
    if (oneGroups === undefined || otherGroups === undefined || !this.#matters(oneGroups, otherGroups)) return;
    const [oneWays, otherWays] = [this.#waysOf(one, value), this.#waysOf(other, value)];
    if (oneWays === UNKNOWN || otherWays === UNKNOWN || !this.#diamond(one, oneWays, other, otherWays)) {
      this.#clash(oneGroups, otherGroups);
      return;
    }
    if (oneAwake) for (const becomes of oneWays.becomes) this.#meet(becomes, other, false);
    if (otherAwake) for (const becomes of otherWays.becomes) this.#meet(becomes, one, false);
  }

  #matters(ones: Iterable<Group>, others: Iterable<Group>): boolean {
    for (const one of ones) for (const other of others) if (this.#undecided(one, other)) return true;
    return false;
  }

  /** Whether both orders of two operations show the same and end in the same values. */
  #diamond(one: Operation, oneWays: Ways, other: Operation, otherWays: Ways): boolean {
    const afterOne = oneWays.becomes.map((becomes) => this.#waysOf(other, becomes));
    const afterOther = otherWays.becomes.map((becomes) => this.#waysOf(one, becomes));
    return (
      afterOne.every((ways) => ways !== UNKNOWN && ways.shown === otherWays.shown) &&
      afterOther.every((ways) => ways !== UNKNOWN && ways.shown === oneWays.shown) &&
      afterOne.every((ways, first) => ways!.becomes.every((end, second) => end === afterOther[second]!.becomes[first]))
    );
  }

  #waysOf(operation: Operation, value: Id): Ways | typeof UNKNOWN {
    const byOperation = this.#ways.get(value) ?? new Map<Operation, Ways | typeof UNKNOWN>();
    this.#ways.set(value, byOperation);
    const known = byOperation.get(operation);
    if (known !== undefined) return known;
    try {
      if ((operation & 1) === 1) {
        for (const [group, offers] of this.#offersAt(value)) byOperation.set(offered(group), waysOfOffers(offers));
        if (!byOperation.has(operation)) byOperation.set(operation, none);
      } else {
        byOperation.set(operation, this.#answersTo(operation >> 1, value));
      }
    } catch {
      // Where this is real, the search itself will meet it, and report it.
      byOperation.set(operation, UNKNOWN);
    }
    this.#waysKnown++;
    return byOperation.get(operation)!;
  }

  #answersTo(label: Label, value: Id): Ways | typeof UNKNOWN {
    const answers = this.#system.react(this.#slot, value, label);
    if (isBoundHit(answers)) return UNKNOWN;
    return {
      shown: JSON.stringify(answers.map(({ labels }) => labels)),
      becomes: answers.map(({ becomes }) => becomes),
    };
  }

  #offersAt(value: Id): Map<Group, Offer[]> {
    const byGroup = new Map<Group, Offer[]>();
    for (const offer of this.#system.offers(this.#slot, value)) {
      const group = this.#groupOf(this.#slot, addresseeOf(offer.labels));
      byGroup.set(group, [...(byGroup.get(group) ?? []), offer]);
    }
    return byGroup;
  }
}

/** An operation that is not possible. */
const none: Ways = { shown: '[]', becomes: [] };

function waysOfOffers(offers: readonly Offer[]): Ways {
  return {
    shown: JSON.stringify(offers.map(({ action, labels }) => [action, labels])),
    becomes: offers.map(({ becomes }) => becomes),
  };
}

/** Whom a step is for: whoever its last label goes to. */
export function addresseeOf(labels: readonly { readonly to: SlotIndex }[]): SlotIndex {
  return labels.at(-1)?.to ?? OBSERVERS;
}
