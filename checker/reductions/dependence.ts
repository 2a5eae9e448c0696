import type { Emission, Id, Label, Offer, Reaction, SlotIndex } from '../transition-system.ts';

/** Steps that belong together: all that one joint rule does, or what one slot offers to one addressee. Dense from 0. */
export type Group = number;

/** An outcome of a joint rule: the slots that change, and what it emits. */
export interface Change {
  readonly writes: readonly SlotIndex[];
  readonly labels: readonly Emission[];
}

/**
 * Which groups of steps may influence each other: told what the search learns of the system, and asked at the beginning of each level of
 * the search.
 *
 * The joint rules are the first groups, in their order.
 */
export interface Dependence {
  /** How many groups are known. */
  readonly groups: number;
  /** The group of the steps that a slot offers and whose last label goes to `addressee`. */
  groupOf(slot: SlotIndex, addressee: SlotIndex): Group;
  /** Orders the groups, whatever the order in which they were met: the joint rules first, as they are. */
  rank(group: Group): number;
  offersLearned(slot: SlotIndex, id: Id, offers: readonly Offer[]): void;
  /** @param reactions none where the answer is that a bound was hit */
  reactionsLearned(slot: SlotIndex, id: Id, label: Label, reactions: readonly Reaction[]): void;
  /** @param path the slots that were read */
  outcomesLearned(rule: number, path: readonly SlotIndex[], outcomes: readonly Change[]): void;
  /** Takes into account all that was learned so far. */
  settle(): void;
  /** Whether a step of one group may influence a step of another: what it does, or whether it is enabled. Symmetric. */
  dependent(one: Group, other: Group): boolean;
  readonly bytes: number;
}
