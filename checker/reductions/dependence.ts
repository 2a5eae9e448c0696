import type { Id, Label, SlotIndex } from '../transition-system.ts';

/** Steps that belong together: all that one joint rule does, or what one slot offers to one addressee. Dense from 0. */
export type Group = number;

/**
 * Which groups of steps may influence each other: told what the kernel learns, as programs of integers, and asked at the beginning of
 * each level of the search.
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
  offersLearned(slot: SlotIndex, id: Id, program: number): void;
  reactionsLearned(slot: SlotIndex, id: Id, label: Label, program: number): void;
  outcomesLearned(rule: number, path: readonly SlotIndex[], program: number): void;
  /** Takes into account all that was learned so far; `items` holds the programs. */
  settle(items: Int32Array): void;
  /** Whether a step of one group may influence a step of another: what it does, or whether it is enabled. Symmetric. */
  dependent(one: Group, other: Group): boolean;
  readonly bytes: number;
}
