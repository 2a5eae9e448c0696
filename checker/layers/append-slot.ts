import type { Id, Label, Read, Slot, SlotIndex, Start, TransitionSystem } from '../transition-system.ts';

/** A component that only watches: it starts from what it reads of the initial configuration, and follows the observed events. */
export interface Watcher {
  readonly slot: Slot;
  start(read: Read): Id;
  advance(id: Id, label: Label): Id;
}

/** The system with one slot more, at its end, to which all observed events go. */
export function appendSlot(system: TransitionSystem, watcher: Watcher): TransitionSystem {
  const own: SlotIndex = system.slots.length;
  let starts: readonly Start[] | undefined;
  return {
    slots: [...system.slots, watcher.slot],
    observers: [...system.observers, own],
    joint: system.joint,
    initial: () => {
      starts ??= system.initial().map(({ vector, observed }) => {
        const start = watcher.start((slot) => vector[slot]!);
        return { vector: [...vector, observed.reduce((id, label) => watcher.advance(id, label), start)], observed };
      });
      return starts;
    },
    offers: (slot, id) => (slot === own ? [] : system.offers(slot, id)),
    react: (slot, id, label) =>
      slot === own ? [{ becomes: watcher.advance(id, label), labels: [] }] : system.react(slot, id, label),
    action: (action) => system.action(action),
    event: (label) => system.event(label),
    assumptions: (action) => system.assumptions(action),
  };
}
