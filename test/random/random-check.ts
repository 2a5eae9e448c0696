import fc, { type Arbitrary } from 'fast-check';
import { boundaryTypes, type ObservedType } from '../../specs/event.ts';
import type { AskedAt, Finitary } from '../../specs/property.ts';
import { type Condition, conditionsMet, randomCondition } from './random-condition.ts';
import { all, type Comparison, comparison, type RandomGuarded, randomGuarded } from './random-guarded.ts';
import { type RandomSystem, randomSystem } from './random-system.ts';
import { holdsOf, observedBy, randomTraceClaim, type TraceClaim, watchOf } from './random-trace-claim.ts';
import { weighted } from './weighted.ts';

/** A claim about traces, in one of its two forms. */
export interface TraceProperty {
  readonly form: 'safety' | 'monitor';
  readonly at: AskedAt;
  readonly claim: TraceClaim;
  /** Kinds that are observed though the claim does not look at them. */
  readonly besides: readonly ObservedType[];
}

/** A claim about configurations: that the conditions are never true together, or that they sometimes are. */
export interface StateProperty<On> {
  readonly form: 'invariant' | 'sometimes';
  readonly at: AskedAt;
  readonly conditions: readonly On[];
}

/** A system with one property, as plain data: it prints, compares and shrinks. */
export type RandomCheck =
  | { readonly system: RandomSystem; readonly property: TraceProperty | StateProperty<Condition> }
  | { readonly system: RandomGuarded; readonly property: StateProperty<Comparison> };

/** The property that a description stands for. */
export function propertyOf(check: RandomCheck): Finitary {
  const { property } = check;
  const { form, at } = property;
  const name = `random ${form}`;
  if ('claim' in property) {
    const { claim, besides } = property;
    const needed = observedBy(claim);
    const observes = boundaryTypes.filter((type) => needed.includes(type) || besides.includes(type));
    switch (property.form) {
      case 'safety':
        return { kind: 'safety', name, observes, at, predicate: holdsOf(claim) };
      case 'monitor':
        return { kind: 'monitor', name, observes, at, ...watchOf(claim) };
    }
  }
  const met = metIn(check);
  switch (property.form) {
    case 'invariant':
      return { kind: 'invariant', name, at, predicate: (state, world) => !met(state, world) };
    case 'sometimes':
      return { kind: 'sometimes', name, at, predicate: met };
  }
}

/** The same claim in its other form; null where it has only one. */
export function twinOf(check: RandomCheck): RandomCheck | null {
  if (check.system.kind === 'guarded' || !('claim' in check.property)) {
    return null;
  }
  const { system, property } = check;
  return { system, property: { ...property, form: property.form === 'safety' ? 'monitor' : 'safety' } };
}

// biome-ignore lint/suspicious/noExplicitAny: What a predicate is called with depends on the system's kind.
function metIn({ system, property }: RandomCheck): (state: any, world: any) => boolean {
  if (!('conditions' in property)) {
    throw new Error('A claim about configurations is expected.');
  }
  return system.kind === 'guarded'
    ? // A system of guarded actions has comparisons for conditions.
      (state) => all(property.conditions as readonly Comparison[], state, system)
    : (state, world) => conditionsMet(property.conditions as readonly Condition[], state, world);
}

const anywhere = fc.constantFrom<AskedAt>('always', 'always', 'always', 'quiescence', 'termination');

const traceProperty: Arbitrary<TraceProperty> = fc
  .record({
    form: fc.constantFrom('safety' as const, 'monitor' as const),
    at: anywhere,
    claim: randomTraceClaim,
    besides: weighted(
      [3, fc.constant<readonly ObservedType[]>([])],
      [1, fc.subarray<ObservedType>(['request', 'indication', 'crash'], { minLength: 1 })],
    ),
  })
  // That everyone has done something is false at the start: it is asked where nothing is owed.
  .map((property) =>
    property.claim.claim === 'everyone' && property.at === 'always' ? { ...property, at: 'quiescence' } : property,
  );

function stateProperty<On>(condition: Arbitrary<On>): Arbitrary<StateProperty<On>> {
  return fc.record({
    form: fc.constantFrom('invariant', 'invariant', 'sometimes'),
    at: anywhere,
    conditions: fc.array(condition, { minLength: 1, maxLength: 3, size: 'max' }),
  });
}

/** Systems of processes and systems of guarded actions, with a property each. */
export const randomCheck: Arbitrary<RandomCheck> = weighted(
  [
    5,
    fc.record({
      system: randomSystem,
      property: weighted([3, traceProperty], [2, stateProperty(randomCondition)]),
    }),
  ],
  [1, fc.record({ system: randomGuarded, property: stateProperty(comparison) })],
);
