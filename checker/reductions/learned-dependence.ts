import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Id, Label, SlotIndex, TransitionSystem } from '../transition-system.ts';
import { CommutingSlot, offered, told } from './commuting-slot.ts';
import type { Dependence, Group } from './dependence.ts';
import { EmissionGraph, type Emitter, emitter, timesTold } from './emission-graph.ts';

/** What the steps of a group were seen to touch. */
interface Footprint extends Emitter {
  readonly touches: Set<SlotIndex>;
  readonly writes: Set<SlotIndex>;
  /** The slots that a joint rule reads or writes by itself, and not by a label. */
  readonly direct: Set<SlotIndex>;
  readonly dependsOn: Set<Group>;
  /** The slot that is changed by the very offer of a step; -1 while none is known to be. */
  takesFrom: SlotIndex;
}

/**
 * Dependence from what was learned: two groups are independent where no step of one writes what a step of the other touches; and on
 * slots around the processes, where what they do there commutes, as far as it was met.
 *
 * It grows while the search learns. A search that skips a step relies on the answers that this very step and the steps before it
 * were given, all of them learned before; so what it skipped stays right when the dependence grows.
 */
export class LearnedDependence implements Dependence {
  readonly #system: TransitionSystem;
  readonly #footprints: Footprint[] = [];
  readonly #groupIndex = new PairMap();
  readonly #ranks: number[] = [];
  readonly #graph: EmissionGraph;
  readonly #commuting: readonly (CommutingSlot | undefined)[];
  /** What was learned and not taken into account yet, as calls that do it. */
  #waiting: ((items: Int32Array) => void)[] = [];
  /** Groups whose footprints have grown since they were compared. */
  readonly #grown = new Set<Group>();

  constructor(system: TransitionSystem) {
    this.#system = system;
    for (let rule = 0; rule < system.joint.length; rule++) this.#addGroup(rule);
    this.#graph = new EmissionGraph((group, { slot, label, writes }) => {
      this.#touch(group, slot, writes);
      this.#commuting[slot]?.mayDo(group, told(label));
    });
    this.#commuting = system.slots.map((slot, index) =>
      slot.speculative
        ? new CommutingSlot(
            system,
            index,
            (offering, addressee) => this.groupOf(offering, addressee),
            (one, other) => one !== other && !this.dependent(one, other),
            (ones, others) => {
              for (const one of ones) for (const other of others) this.#depend(one, other);
            },
          )
        : undefined,
    );
  }

  get groups(): number {
    return this.#footprints.length;
  }

  get bytes(): number {
    return this.#graph.bytes + this.#commuting.reduce((sum, slot) => sum + (slot?.bytes ?? 0), 0);
  }

  groupOf(slot: SlotIndex, addressee: SlotIndex): Group {
    // OBSERVERS is -1.
    const known = this.#groupIndex.get(slot, addressee + 1);
    if (known !== ABSENT) return known;
    const group = this.#addGroup(this.#system.joint.length + slot * (this.#system.slots.length + 1) + addressee + 1);
    this.#groupIndex.add(slot, addressee + 1, group);
    return group;
  }

  rank(group: Group): number {
    return this.#ranks[group]!;
  }

  dependent(one: Group, other: Group): boolean {
    return one === other || this.#footprints[one]!.dependsOn.has(other);
  }

  offersLearned(slot: SlotIndex, id: Id, program: number): void {
    this.#waiting.push((items) => {
      let at = program + 1;
      for (let rest = items[program]!; rest > 0; rest--) {
        const group = items[at + 2]! >> 1;
        const labels = items[at + 3]!;
        this.#touch(group, slot, items[at + 1] !== id);
        if (items[at + 1] !== id) this.#footprints[group]!.takesFrom = slot;
        this.#graph.emits(this.#footprints[group]!, [group], items, at + 4, labels);
        this.#commuting[slot]?.mayDo(group, offered(group));
        this.#commuting[slot]?.tookPlace(id, offered(group));
        at += 4 + 2 * labels;
      }
    });
  }

  reactionsLearned(slot: SlotIndex, id: Id, label: Label, program: number): void {
    this.#waiting.push((items) => {
      const answered = this.#graph.answered(slot, label);
      let at = program + 1;
      for (let rest = items[program]!; rest > 0; rest--) {
        if (items[at] !== id && !answered.writes) {
          answered.writes = true;
          for (const group of answered.groups) this.#touch(group, slot, true);
        }
        if (this.#graph.emits(answered, answered.groups, items, at + 2, items[at + 1]!)) {
          for (const group of answered.groups) this.#grown.add(group);
        }
        at += 2 + 2 * items[at + 1]!;
      }
      this.#commuting[slot]?.tookPlace(id, told(label));
    });
  }

  outcomesLearned(rule: number, path: readonly SlotIndex[], program: number): void {
    this.#waiting.push((items) => {
      const { direct } = this.#footprints[rule]!;
      for (const slot of path) {
        direct.add(slot);
        this.#touch(rule, slot, false);
      }
      let at = program + 1;
      for (let rest = items[program]!; rest > 0; rest--) {
        const writes = items[at + 1]!;
        for (let write = 0; write < writes; write++) this.#touch(rule, items[at + 2 + 2 * write]!, true);
        const labels = items[at + 2 + 2 * writes]!;
        this.#graph.emits(this.#footprints[rule]!, [rule], items, at + 3 + 2 * writes, labels);
        this.#grown.add(rule);
        at += 3 + 2 * writes + 2 * labels;
      }
    });
  }

  settle(items: Int32Array): void {
    if (this.#waiting.length === 0) return;
    for (const learn of this.#waiting) learn(items);
    this.#waiting = [];
    this.#compareFootprints();
    for (const slot of this.#commuting) slot?.settle();
  }

  #addGroup(rank: number): Group {
    this.#ranks.push(rank);
    const sets = { touches: new Set<SlotIndex>(), writes: new Set<SlotIndex>(), direct: new Set<SlotIndex>() };
    return this.#footprints.push({ ...emitter(), ...sets, dependsOn: new Set(), takesFrom: -1 }) - 1;
  }

  #touch(group: Group, slot: SlotIndex, writes: boolean): void {
    const footprint = this.#footprints[group]!;
    footprint.touches.add(slot);
    if (writes) footprint.writes.add(slot);
    this.#grown.add(group);
  }

  #depend(one: Group, other: Group): void {
    if (one === other) return;
    this.#footprints[one]!.dependsOn.add(other);
    this.#footprints[other]!.dependsOn.add(one);
  }

  #compareFootprints(): void {
    const timesBySlot = this.#commuting.map(() => new Map<Emitter, number>());
    for (const one of this.#grown) {
      for (let other = 0; other < this.groups; other++) {
        if (!this.dependent(one, other) && this.#clash(one, other, timesBySlot)) this.#depend(one, other);
      }
    }
    this.#grown.clear();
  }

  /** Whether two groups share a slot on which it cannot even be asked if what they do commutes. */
  #clash(one: Group, other: Group, timesBySlot: readonly Map<Emitter, number>[]): boolean {
    const [a, b] = [this.#footprints[one]!, this.#footprints[other]!];
    for (const slot of a.touches) {
      if (!b.touches.has(slot) || !(a.writes.has(slot) || b.writes.has(slot))) continue;
      if (this.#commuting[slot] === undefined || a.direct.has(slot) || b.direct.has(slot)) return true;
      // Two operations of one step would have to commute at the values between them, too.
      if (this.#times(a, slot, timesBySlot[slot]!) > 1 || this.#times(b, slot, timesBySlot[slot]!) > 1) return true;
    }
    return false;
  }

  #times(footprint: Footprint, slot: SlotIndex, known: Map<Emitter, number>): number {
    return timesTold(footprint, slot, known) + (footprint.takesFrom === slot ? 1 : 0);
  }
}
