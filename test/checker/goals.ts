import fc, { type Arbitrary } from 'fast-check';
import type { Goal } from '../../checker/search/breadth-first.ts';
import type { AskedAt } from '../../specs/property.ts';

/** Configurations to look for: those with certain ids in one slot, and perhaps certain ids in a second. */
export interface Wanted {
  readonly at: AskedAt;
  readonly slots: readonly [number, number];
  readonly places: readonly (readonly boolean[])[];
}

export const wanted: Arbitrary<Wanted> = fc.record({
  at: fc.constantFrom('always', 'always', 'quiescence', 'termination'),
  slots: fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 })),
  places: fc.tuple(...[0, 1].map(() => fc.array(fc.boolean(), { minLength: 4, maxLength: 4, size: 'max' as const }))),
});

export function goalOf({ at, slots, places }: Wanted, ids: readonly (readonly number[])[]): Goal {
  const matches = (read: (slot: number) => number, which: 0 | 1) => {
    const slot = slots[which] % ids.length;
    return places[which]![ids[slot]!.indexOf(read(slot))]!;
  };
  return { at, where: 'goal', question: (read) => (matches(read, 0) && matches(read, 1) ? 1 : 0) };
}
