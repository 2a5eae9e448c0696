import type { BoundHit, Id, Label, Offer, Reaction, Slot } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';

/** One part of a system, which has a slot of its own: a process, a link, the timers of a process, a budget. */
export interface Component {
  readonly slot: Slot;
  /**
   * What it starts as, given what the initial configuration chooses: the faulty set, and the bound on the delay of messages in ticks,
   * where there is a clock.
   */
  initial(faulty: readonly ProcessId[], delay: number | undefined): Id;
  /** What it can start by itself; see `TransitionSystem.offers`. */
  offers(id: Id): readonly Offer[];
  /** How it answers a label; see `TransitionSystem.react`. */
  react(id: Id, label: Label): readonly Reaction[] | BoundHit;
}
