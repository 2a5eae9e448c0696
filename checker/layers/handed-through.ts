import type { TransitionSystem } from '../transition-system.ts';

/** A system as a layer sees it through to what is above: all as it is, for the layer to put something of its own in the place of some. */
export function handedThrough(system: TransitionSystem): TransitionSystem {
  return {
    slots: system.slots,
    observers: system.observers,
    joint: system.joint,
    initial: () => system.initial(),
    offers: (slot, id) => system.offers(slot, id),
    react: (slot, id, label) => system.react(slot, id, label),
    action: (action) => system.action(action),
    event: (label) => system.event(label),
    assumptions: (action) => system.assumptions(action),
  };
}
