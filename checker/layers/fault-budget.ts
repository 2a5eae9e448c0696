import { type FaultCounts, faults } from '../faults.ts';
import type { Id, SlotIndex, TransitionSystem } from '../transition-system.ts';
import { tellingFaults } from './telling-faults.ts';

/** The most faults of some kinds in one execution; of the other kinds, any number. */
export type FaultBudget = Readonly<Partial<FaultCounts>>;

/**
 * The system in which no execution has more faults than a budget allows: with one slot more, at its end, which counts those of the kinds
 * in the budget, and refuses one too many. All else stays as it is, the order of the choices included.
 */
export function withFaultBudget(system: TransitionSystem, budget: FaultBudget): TransitionSystem {
  const own: SlotIndex = system.slots.length;
  const counted = faults.filter((fault) => budget[fault] !== undefined);
  /** The label of a fault is its place in `counted`; the id after one more of them, or that there may be none. */
  const after = (id: Id, place: number): Id | undefined => {
    const unit = counted.slice(0, place).reduce((product, fault) => product * (budget[fault]! + 1), 1);
    const most = budget[counted[place]!]!;
    return Math.floor(id / unit) % (most + 1) < most ? id + unit : undefined;
  };
  const telling = tellingFaults(system, (fault) => {
    const label = counted.indexOf(fault);
    return label < 0 ? undefined : { to: own, label };
  });
  return {
    ...telling,
    slots: [...system.slots, { name: 'faults so far', passive: true, environment: true, value: (id) => id }],
    initial: () => system.initial().map(({ vector, observed }) => ({ vector: [...vector, 0], observed })),
    offers: (slot, id) => (slot === own ? [] : telling.offers(slot, id)),
    react: (slot, id, label) => {
      if (slot !== own) return telling.react(slot, id, label);
      const becomes = after(id, label);
      return becomes === undefined ? [] : [{ becomes, labels: [] }];
    },
  };
}
