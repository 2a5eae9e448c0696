import { type Fault, faults } from '../faults.ts';
import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import { tellingFaults } from '../layers/telling-faults.ts';
import type { Id, Label, SlotIndex, TransitionSystem } from '../transition-system.ts';

/** Above all labels that a system has: the labels with which this component is told of faults, in the order of their kinds. */
const faultLabels = 2 ** 30;

/**
 * What was observed within one step, as a component: lists of labels, as the nodes of a tree. Node 0 is the empty list, with which every
 * step begins; whoever records the step takes the list from there, and puts 0 back. If it is asked for, the lists hold faults as well.
 */
export class StepEvents {
  readonly slot: SlotIndex;
  readonly system: TransitionSystem;
  readonly #children = new PairMap();
  readonly #parents: Id[] = [0];
  readonly #labels: Label[] = [-1];

  constructor(observed: TransitionSystem, withFaults = false) {
    const own = observed.slots.length;
    this.slot = own;
    const system = withFaults
      ? tellingFaults(observed, (fault) => ({ to: own, label: faultLabels + faults.indexOf(fault) }))
      : observed;
    this.system = {
      slots: [...system.slots, { name: 'events of the step', passive: true, value: (id) => this.labels(id) }],
      observers: [...system.observers, own],
      initial: () => system.initial().map(({ vector, observed }) => ({ vector: [...vector, 0], observed })),
      offers: (slot, id) => (slot === own ? [] : system.offers(slot, id)),
      react: (slot, id, label) =>
        slot === own ? [{ becomes: this.append(id, label), labels: [] }] : system.react(slot, id, label),
      joint: system.joint,
      action: (action) => system.action(action),
      event: (label) => system.event(label),
      assumptions: (action) => system.assumptions(action),
    };
  }

  /** How many distinct lists there are. */
  get size(): number {
    return this.#labels.length;
  }

  get bytes(): number {
    return this.#children.bytes + 16 * this.#labels.length;
  }

  append(list: Id, label: Label): Id {
    const known = this.#children.get(list, label);
    if (known !== ABSENT) return known;
    const added = this.#labels.push(label) - 1;
    this.#parents.push(list);
    this.#children.add(list, label, added);
    return added;
  }

  /** The labels of a list, in order. */
  labels(list: Id): readonly Label[] {
    return this.#all(list).filter((label) => label < faultLabels);
  }

  /** The faults in a list, in order. */
  faults(list: Id): readonly Fault[] {
    return this.#all(list).flatMap((label) => (label < faultLabels ? [] : [faults[label - faultLabels]!]));
  }

  #all(list: Id): readonly Label[] {
    const labels: Label[] = [];
    for (let at = list; at !== 0; at = this.#parents[at]!) labels.push(this.#labels[at]!);
    return labels.reverse();
  }
}
