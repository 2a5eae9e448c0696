import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import { toldLabels } from '../told-labels.ts';
import type { Emission, Id, Label, Offer, Reaction, SlotIndex, TransitionSystem } from '../transition-system.ts';
import { addresseeOf, CommutingSlot, offered, told } from './commuting-slot.ts';
import type { Change, Dependence, Group } from './dependence.ts';
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

  offersLearned(slot: SlotIndex, id: Id, offers: readonly Offer[]): void {
    for (const { becomes, labels } of offers) {
      const group = this.groupOf(slot, addresseeOf(labels));
      this.#touch(group, slot, becomes !== id);
      if (becomes !== id) this.#footprints[group]!.takesFrom = slot;
      this.#emits(this.#footprints[group]!, [group], labels);
      this.#commuting[slot]?.mayDo(group, offered(group));
      this.#commuting[slot]?.tookPlace(id, offered(group));
    }
  }

  reactionsLearned(slot: SlotIndex, id: Id, label: Label, reactions: readonly Reaction[]): void {
    const answered = this.#graph.answered(slot, label);
    for (const { becomes, labels } of reactions) {
      if (becomes !== id && !answered.writes) {
        answered.writes = true;
        for (const group of answered.groups) this.#touch(group, slot, true);
      }
      if (this.#emits(answered, answered.groups, labels)) {
        for (const group of answered.groups) this.#grown.add(group);
      }
    }
    this.#commuting[slot]?.tookPlace(id, told(label));
  }

  outcomesLearned(rule: number, path: readonly SlotIndex[], outcomes: readonly Change[]): void {
    const footprint = this.#footprints[rule]!;
    for (const slot of path) {
      footprint.direct.add(slot);
      this.#touch(rule, slot, false);
    }
    for (const { writes, labels } of outcomes) {
      for (const slot of writes) this.#touch(rule, slot, true);
      this.#emits(footprint, [rule], labels);
      this.#grown.add(rule);
    }
  }

  settle(): void {
    this.#compareFootprints();
    for (const slot of this.#commuting) slot?.settle();
  }

  #emits(from: Emitter, groups: Iterable<Group>, labels: readonly Emission[]): boolean {
    return this.#graph.emits(from, groups, toldLabels(this.#system, labels));
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
