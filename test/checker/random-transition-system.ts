import fc, { type Arbitrary } from 'fast-check';
import {
  type Assumption,
  type BoundHit,
  type Emission,
  type Id,
  OBSERVERS,
  type Offer,
  type Outcome,
  type Reaction,
  type TransitionSystem,
} from '../../checker/transition-system.ts';

/** A transition system as plain tables: it prints, compares and shrinks. Components are told apart by their place in `ids`. */
export interface Tables {
  /** Per slot, the ids that its component can have; small and large ones, so that fields of rows have to grow. */
  readonly ids: readonly (readonly Id[])[];
  readonly observers: readonly number[];
  /** Per slot, whether it may be asked what happens at values that it never has. */
  readonly speculative: readonly boolean[];
  readonly starts: readonly (readonly Place[])[];
  /** Per slot and place. */
  readonly offers: readonly (readonly (readonly TableOffer[])[])[];
  /** Per slot, place and label. */
  readonly reactions: readonly (readonly (readonly (readonly TableReaction[] | 'bound')[])[])[];
  readonly rules: readonly TableRule[];
  /** Per action: the slot and the places in which it is owed; null for an action that nobody promises. */
  readonly owed: readonly ({ readonly slot: number; readonly places: readonly boolean[] } | null)[];
}

/** A component's value, as an index into the ids of its slot. */
type Place = number;

interface TableOffer {
  readonly action: number;
  readonly becomes: Place;
  readonly labels: readonly Emission[];
}

interface TableReaction {
  readonly becomes: Place;
  readonly labels: readonly Emission[];
}

/** Reads one slot, and a second one where the first says so. */
interface TableRule {
  readonly slots: readonly [number, number];
  readonly readsOn: readonly boolean[];
  readonly outcomes: readonly (readonly {
    readonly action: number;
    readonly writes: readonly (readonly [slot: number, place: Place])[];
    readonly labels: readonly Emission[];
  }[])[];
}

const slotsMax = 4;
const placesMax = 4;
const labels = 4;
const actions = 5;
const someIds = [0, 1, 2, 3, 7, 8, 100, 5_000];

/** A bound of the model that a component may hit. */
export const tableBound = 'the table ends here';

/** The system behind the tables. */
export function systemOf(tables: Tables): TransitionSystem {
  const { ids, observers, speculative, starts, offers, reactions, rules, owed } = tables;
  const idOf = (slot: number, place: Place): Id => ids[slot]![place % ids[slot]!.length]!;
  const placeOf = (slot: number, id: Id): Place => ids[slot]!.indexOf(id);
  const emitted = (all: readonly Emission[]): readonly Emission[] =>
    all.filter(({ to }) => to === OBSERVERS || to < ids.length);
  return {
    slots: ids.map((_, slot) => ({
      name: `slot ${slot}`,
      ...(speculative[slot]! && { speculative: true as const }),
      value: (id: Id) => id,
    })),
    observers: observers.filter((slot) => slot < ids.length),
    initial: () => starts.map((places) => ({ vector: ids.map((_, slot) => idOf(slot, places[slot]!)), observed: [] })),
    offers: (slot, id) =>
      offers[slot]![placeOf(slot, id)]!.map(
        ({ action, becomes, labels: told }): Offer => ({
          action,
          becomes: idOf(slot, becomes),
          labels: emitted(told),
        }),
      ),
    react: (slot, id, label): readonly Reaction[] | BoundHit => {
      const answer = reactions[slot]![placeOf(slot, id)]![label]!;
      if (answer === 'bound') return { bound: `${tableBound} (label ${label})` };
      return answer.map(
        ({ becomes, labels: told }, way): Reaction => ({
          becomes: idOf(slot, becomes),
          labels: emitted(told),
          note: `way ${way}`,
        }),
      );
    },
    joint: rules.map(({ slots: [first, second], readsOn, outcomes }, index) => ({
      name: `rule ${index}`,
      evaluate: (read): readonly Outcome[] => {
        const a = placeOf(first % ids.length, read(first % ids.length));
        const b = readsOn[a]! ? placeOf(second % ids.length, read(second % ids.length)) : 0;
        return outcomes[a * placesMax + b]!.map(({ action, writes, labels: told }) => ({
          action,
          writes: writes
            .filter(([slot]) => slot < ids.length)
            .map(([slot, place]) => [slot, idOf(slot, place)] as const),
          labels: emitted(told),
        }));
      },
    })),
    action: (action) => ({ kind: 'rule', name: `action ${action}`, parameters: [] }),
    event: () => ({ type: 'crash', process: 'p' }),
    assumptions: (action): readonly Assumption[] => {
      const promise = owed[action]!;
      if (promise === null) return [];
      const slot = promise.slot % ids.length;
      const holds = (id: Id) => promise.places[placeOf(slot, id)]!;
      return [{ instance: `${action}`, owner: 'the table', kind: 'weak', owed: (read) => holds(read(slot)) }];
    },
  };
}

const place = fc.nat({ max: placesMax - 1 });
const slotIndex = fc.nat({ max: slotsMax - 1 });

/** Labels that are larger than `above` only, so that a step comes to an end. */
const emissions = (above: number, maxLength: number): Arbitrary<readonly Emission[]> =>
  above >= labels - 1
    ? fc.constant([])
    : fc.array(
        fc.record({
          to: fc.oneof({ arbitrary: slotIndex, weight: 4 }, { arbitrary: fc.constant(OBSERVERS), weight: 1 }),
          label: fc.integer({ min: above + 1, max: labels - 1 }),
        }),
        { maxLength },
      );

const exactly = <Item>(item: Arbitrary<Item>, length: number) =>
  fc.array(item, { minLength: length, maxLength: length, size: 'max' });

const offer = fc.record({ action: fc.nat({ max: actions - 1 }), becomes: place, labels: emissions(-1, 2) });

const answerTo = (label: number): Arbitrary<readonly TableReaction[] | 'bound'> => {
  const reaction = fc.record({ becomes: place, labels: emissions(label, 2) });
  return fc.oneof(
    { arbitrary: fc.array(reaction, { minLength: 1, maxLength: 1 }), weight: 14 },
    { arbitrary: fc.array(reaction, { minLength: 2, maxLength: 3 }), weight: 4 },
    { arbitrary: fc.constant([]), weight: 2 },
    { arbitrary: fc.constant('bound' as const), weight: 1 },
  );
};

const rule: Arbitrary<TableRule> = fc.record({
  slots: fc.tuple(slotIndex, slotIndex),
  readsOn: exactly(fc.boolean(), placesMax),
  outcomes: exactly(
    fc.array(
      fc.record({
        action: fc.nat({ max: actions - 1 }),
        writes: fc.uniqueArray(fc.tuple(slotIndex, place), { maxLength: 3, selector: ([slot]) => slot }),
        labels: emissions(0, 2),
      }),
      { maxLength: 2 },
    ),
    placesMax * placesMax,
  ),
});

/** Small systems of every shape that the waist allows: steps that branch, refuse, hit bounds and observe; joint rules; several starts. */
export const randomTables: Arbitrary<Tables> = fc.constantFrom(1, 2, 2, 3, 3, 3, 4, 4).chain((slots) =>
  fc.record({
    ids: exactly(
      fc.uniqueArray(fc.constantFrom(...someIds), { minLength: 2, maxLength: placesMax, size: 'max' }),
      slots,
    ),
    observers: fc.uniqueArray(slotIndex, { maxLength: 2 }),
    speculative: exactly(fc.boolean(), slotsMax),
    starts: fc.array(exactly(place, slotsMax), { minLength: 1, maxLength: 3 }),
    offers: exactly(exactly(fc.array(offer, { minLength: 0, maxLength: 3, size: 'max' }), placesMax), slots),
    reactions: exactly(
      exactly(fc.tuple(...Array.from({ length: labels }, (_, label) => answerTo(label))), placesMax),
      slots,
    ),
    rules: fc.array(rule, { maxLength: 2 }),
    owed: exactly(fc.option(fc.record({ slot: slotIndex, places: exactly(fc.boolean(), placesMax) })), actions),
  }),
);
