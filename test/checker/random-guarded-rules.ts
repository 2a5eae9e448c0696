import fc, { type Arbitrary } from 'fast-check';
import type { Id, Outcome, SlotIndex, TransitionSystem } from '../../checker/transition-system.ts';

/** What a rule asks of a slot: one of these ids. The further conditions are read only where the ones before are met. */
interface Condition {
  readonly slot: SlotIndex;
  readonly ids: readonly Id[];
}

/** What a rule does to a slot: it becomes this id, or the next one, or what another slot is. */
interface Effect {
  readonly slot: SlotIndex;
  readonly becomes: { readonly id: Id } | 'next' | { readonly same: SlotIndex };
}

/** Variables, and guarded rules over them: of another size than the tables of `random-transition-system.ts`, since those have two rules. */
export interface GuardedRules {
  /** Per slot, how many ids it has. */
  readonly sizes: readonly number[];
  /** Whether it starts where all ids are the largest, so that rows have all the room from the start, and not where all are 0. */
  readonly startsAtTop: boolean;
  readonly rules: readonly { readonly guard: readonly Condition[]; readonly ways: readonly (readonly Effect[])[] }[];
}

const slotsMax = 5;
const idsMax = 6;

const slot = fc.nat({ max: slotsMax - 1 });
const id = fc.nat({ max: idsMax - 1 });
const effect: Arbitrary<Effect> = fc.record({
  slot,
  becomes: fc.oneof(fc.record({ id }), fc.constant('next' as const), fc.record({ same: slot })),
});

export const randomGuardedRules: Arbitrary<GuardedRules> = fc.record({
  sizes: fc.array(fc.integer({ min: 2, max: idsMax }), { minLength: 2, maxLength: slotsMax }),
  startsAtTop: fc.boolean(),
  rules: fc.array(
    fc.record({
      guard: fc.array(fc.record({ slot, ids: fc.uniqueArray(id, { minLength: 1 }) }), { maxLength: 3 }),
      ways: fc.array(fc.array(effect, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 80, size: 'max' },
  ),
});

const largeSize = 24;
const largeId = fc.nat({ max: largeSize - 1 });
const largeSlot = fc.nat({ max: 2 });
const largeCondition: Arbitrary<Condition> = fc.record({
  slot: largeSlot,
  ids: fc.uniqueArray(largeId, { minLength: 4, maxLength: largeSize, size: 'max' }),
});
const largeEffect: Arbitrary<Effect> = fc.record({
  slot: largeSlot,
  becomes: fc.oneof(fc.record({ id: largeId }), fc.constant('next' as const)),
});

/** The same with thousands of configurations, and levels of hundreds: threads take many of them at once, and share what they lead to. */
export const largeGuardedRules: Arbitrary<GuardedRules> = fc.record({
  sizes: fc.constant([largeSize, largeSize, largeSize]),
  startsAtTop: fc.boolean(),
  rules: fc.array(
    fc.record({
      guard: fc.array(largeCondition, { minLength: 1, maxLength: 2 }),
      ways: fc.tuple(fc.array(largeEffect, { minLength: 1, maxLength: 2 })),
    }),
    { minLength: 8, maxLength: 20, size: 'max' },
  ),
});

export function guardedSystemOf({ sizes, startsAtTop, rules }: GuardedRules): TransitionSystem {
  const at = (slot: SlotIndex) => slot % sizes.length;
  return {
    slots: sizes.map((_, index) => ({ name: `variable ${index}`, passive: true, value: (id: Id) => id })),
    observers: [],
    initial: () => [{ vector: sizes.map((size) => (startsAtTop ? size - 1 : 0)), observed: [] }],
    offers: () => [],
    react: () => [],
    joint: rules.map(({ guard, ways }, index) => ({
      name: `rule ${index}`,
      evaluate: (read): readonly Outcome[] => {
        if (!guard.every((condition) => condition.ids.includes(read(at(condition.slot))))) return [];
        return ways.map((effects) => ({
          action: index,
          writes: effects.map(({ slot, becomes }) => {
            const size = sizes[at(slot)]!;
            if (becomes === 'next') return [at(slot), (read(at(slot)) + 1) % size];
            return [at(slot), ('id' in becomes ? becomes.id : read(at(becomes.same))) % size];
          }),
          labels: [],
        }));
      },
    })),
    action: (action) => ({ kind: 'rule', name: `action ${action}`, parameters: [] }),
    event: () => ({ type: 'crash', process: 'p' }),
    assumptions: () => [],
  };
}
