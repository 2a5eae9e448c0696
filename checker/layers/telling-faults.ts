import type { Fault } from '../faults.ts';
import { type Emission, isBoundHit, type Offer, type Reaction, type TransitionSystem } from '../transition-system.ts';
import { handedThrough } from './handed-through.ts';

/** The system in which somebody is told of each fault, before the other labels of the offer or the answer that is one. */
export function tellingFaults(
  system: TransitionSystem,
  told: (fault: Fault) => Emission | undefined,
): TransitionSystem {
  const telling = <Step extends Offer | Reaction>(steps: readonly Step[]): readonly Step[] =>
    steps.map((step) => {
      const emission = step.fault === undefined ? undefined : told(step.fault);
      return emission === undefined ? step : { ...step, labels: [emission, ...step.labels] };
    });
  return {
    ...handedThrough(system),
    offers: (slot, id) => telling(system.offers(slot, id)),
    react: (slot, id, label) => {
      const reactions = system.react(slot, id, label);
      return isBoundHit(reactions) ? reactions : telling(reactions);
    },
  };
}
