import type { Fault } from './faults.ts';
import {
  type ActionId,
  type Emission,
  isBoundHit,
  type Label,
  OBSERVERS,
  type StateVector,
  type TransitionSystem,
} from './transition-system.ts';

/** One way in which a step can go. */
export interface Successor {
  readonly action: ActionId;
  readonly vector: StateVector;
  /** What its branches chose. */
  readonly notes: readonly string[];
  /** What was observed, in order. */
  readonly observed: readonly Label[];
  /** The faults that the offer and its answers declare, in order. */
  readonly faults: readonly Fault[];
}

/**
 * The successors of one configuration, in the order of the choices of an execution, with all that a person wants to know of them.
 *
 * This is the meaning of a step, written for reading; the kernel computes the same, in the same order, on integers.
 */
export function successors(system: TransitionSystem, vector: StateVector): readonly Successor[] {
  const found: Successor[] = [];
  vector.forEach((id, slot) => {
    for (const offer of system.offers(slot, id)) {
      const begun = vector.with(slot, offer.becomes);
      const faults = offer.fault === undefined ? [] : [offer.fault];
      answer(system, { action: offer.action, vector: begun, notes: [], observed: [], faults }, offer.labels, found);
    }
  });
  for (const rule of system.joint) {
    for (const outcome of rule.evaluate((slot) => vector[slot]!)) {
      const begun = [...vector];
      for (const [slot, id] of outcome.writes) begun[slot] = id;
      answer(
        system,
        { action: outcome.action, vector: begun, notes: [], observed: [], faults: [] },
        outcome.labels,
        found,
      );
    }
  }
  return found;
}

/** The ways in which emissions are answered in a configuration, outside of any step: what start handlers cause. */
export function afterEmissions(
  system: TransitionSystem,
  vector: StateVector,
  emissions: readonly Emission[],
): readonly Successor[] {
  const found: Successor[] = [];
  answer(system, { action: -1, vector, notes: [], observed: [], faults: [] }, emissions, found);
  return found;
}

/** Answers the labels that wait, first in, first out, and adds each way in which all of them were answered to `found`. */
function answer(system: TransitionSystem, step: Successor, waiting: readonly Emission[], found: Successor[]): void {
  const [emission, ...rest] = waiting;
  if (emission === undefined) {
    found.push(step);
    return;
  }
  const { to, label } = emission;
  if (to === OBSERVERS) {
    const told = system.observers.map((observer) => ({ to: observer, label }));
    answer(system, { ...step, observed: [...step.observed, label] }, [...told, ...rest], found);
    return;
  }
  const reactions = system.react(to, step.vector[to]!, label);
  if (isBoundHit(reactions)) return;
  for (const { becomes, labels, note, fault } of reactions) {
    const notes = note === undefined ? step.notes : [...step.notes, note];
    const faults = fault === undefined ? step.faults : [...step.faults, fault];
    answer(system, { ...step, vector: step.vector.with(to, becomes), notes, faults }, [...rest, ...labels], found);
  }
}
