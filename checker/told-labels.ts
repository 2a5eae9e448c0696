import { type Emission, type Label, OBSERVERS, type SlotIndex, type TransitionSystem } from './transition-system.ts';

/** A label with the slot that is told it. */
export interface AddressedLabel {
  readonly slot: SlotIndex;
  readonly label: Label;
}

/** What is told to whom: observed events are written out, one label per observer that does not ignore them. In order. */
export function toldLabels({ observers, slots }: TransitionSystem, labels: readonly Emission[]): AddressedLabel[] {
  return labels.flatMap(({ to, label }) =>
    to === OBSERVERS
      ? observers.filter((slot) => !slots[slot]!.ignores?.(label)).map((slot) => ({ slot, label }))
      : [{ slot: to, label }],
  );
}
