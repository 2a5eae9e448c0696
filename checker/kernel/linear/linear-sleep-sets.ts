import { addresseeOf } from '../../reductions/commuting-slot.ts';
import type { Dependence } from '../../reductions/dependence.ts';
import { GroupBits } from '../../reductions/group-bits.ts';
import type { Offer, SlotIndex } from '../../transition-system.ts';
import * as control from './control-block.ts';
import type { LinearMemory } from './linear-memory.ts';

/** What WebAssembly needs to know of groups of steps, brought up to date at the beginning of each level. */
export class LinearSleepSets {
  readonly dependence: Dependence;
  readonly #memory: LinearMemory;
  readonly #bits: GroupBits;
  readonly #widen: (setBytes: number) => void;
  #groupsRoom = 0;
  #dependentsRoom = 0;
  /** What makes final the answers that were learned within the level. */
  #fresh: (() => void)[] = [];

  /** @param widen makes the sets of all rows longer */
  constructor(dependence: Dependence, memory: LinearMemory, widen: (setBytes: number) => void) {
    this.dependence = dependence;
    this.#memory = memory;
    this.#bits = new GroupBits(dependence);
    this.#widen = widen;
    this.#makeRoom();
  }

  /** Per offer of a slot, twice its group, and one more for the last offer of its group. */
  groupsOf(slot: SlotIndex, offers: readonly Offer[]): readonly number[] {
    const groups = offers.map(({ labels }) => this.dependence.groupOf(slot, addresseeOf(labels)));
    this.#makeRoom();
    return groups.map((group, index) => 2 * group + (groups.lastIndexOf(group) === index ? 1 : 0));
  }

  /** Takes note of an answer that is not relied on within the level. */
  isFresh(settle: () => void): void {
    this.#fresh.push(settle);
  }

  /** Ends a level: from now on, all that was learned is relied on. */
  settle(): void {
    for (const settle of this.#fresh) settle();
    this.#fresh = [];
  }

  beginLevel(): void {
    this.settle();
    this.dependence.settle();
    this.#bits.assign();
    // Comparing what was learned may find groups that nobody has asked for yet.
    this.#makeRoom();
    const setBytes = 8 * Math.ceil(this.#bits.words / 2);
    if (setBytes !== this.#memory.get(control.setBytes)) this.#widen(setBytes);
    this.#memory.words.set(this.#bits.bits, this.#memory.get(control.groupBits) >>> 2);
    this.#writeDependents(this.#bits.dependents(setBytes / 4));
  }

  #writeDependents(dependents: Int32Array): void {
    const memory = this.#memory;
    if (dependents.length > this.#dependentsRoom) {
      const room = 2 * dependents.length;
      if (this.#dependentsRoom > 0) memory.releaseWords(memory.get(control.dependents) >>> 0, this.#dependentsRoom);
      memory.set(control.dependents, memory.allocateWords(room));
      this.#dependentsRoom = room;
    }
    memory.words.set(dependents, memory.get(control.dependents) >>> 2);
  }

  /** Makes room for the bits of all groups: those that have none yet are always awake. */
  #makeRoom(): void {
    const { groups } = this.dependence;
    if (groups <= this.#groupsRoom) return;
    const memory = this.#memory;
    const room = Math.max(16, 2 * groups);
    const bits = memory.allocateWords(room);
    memory.words.fill(-1, bits >>> 2, (bits >>> 2) + room);
    const old = memory.get(control.groupBits) >>> 0;
    memory.words.copyWithin(bits >>> 2, old >>> 2, (old >>> 2) + this.#groupsRoom);
    if (this.#groupsRoom > 0) memory.releaseWords(old, this.#groupsRoom);
    memory.set(control.groupBits, bits);
    this.#groupsRoom = room;
  }
}
