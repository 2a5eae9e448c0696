import { LearnedDependence } from '../../checker/reductions/learned-dependence.ts';
import type { SlotIndex, TransitionSystem } from '../../checker/transition-system.ts';

/** A mistake that a reduction could make: steps for different processes are taken to be independent. */
export class IndependentByOwner extends LearnedDependence {
  readonly #slots: TransitionSystem['slots'];
  readonly #owners = new Map<number, string>();

  constructor(system: TransitionSystem) {
    super(system);
    this.#slots = system.slots;
  }

  override groupOf(slot: SlotIndex, addressee: SlotIndex): number {
    const group = super.groupOf(slot, addressee);
    const owner = this.#slots[addressee]?.owner ?? this.#slots[slot]!.owner;
    if (owner !== undefined) this.#owners.set(group, owner);
    return group;
  }

  override dependent(one: number, other: number): boolean {
    const [mine, theirs] = [this.#owners.get(one), this.#owners.get(other)];
    return mine === undefined || theirs === undefined ? super.dependent(one, other) : mine === theirs;
  }
}
