import fc from 'fast-check';
import type { Checkable, Model } from '../../../checker/model.ts';
import type { Assumption, TransitionSystem } from '../../../checker/transition-system.ts';
import type { Indication, Observed } from '../../../specs/event.ts';
import { and, implies, not, or } from '../../../specs/temporal/connectives.ts';
import { on, some } from '../../../specs/temporal/events.ts';
import { type Formula, formulaOf } from '../../../specs/temporal/formula.ts';
import {
  always,
  eventually,
  eventuallyAlways,
  infinitelyOften,
  leadsTo,
  next,
  until,
} from '../../../specs/temporal/future.ts';
import { historically, once, previous, since } from '../../../specs/temporal/past.ts';
import type { Position, Positions } from './naive-classifier.ts';

/** A system of a few numbered configurations, in which a step has an action and shows some events. */
export interface RandomSystem {
  readonly states: number;
  /** Per predicate: in which configurations it is true. */
  readonly truths: readonly (readonly boolean[])[];
  readonly starts: readonly { readonly state: number; readonly events: readonly number[] }[];
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly action: number;
    readonly events: readonly number[];
  }[];
  /** Per action: what is owed about it, and in which configurations that binds. */
  readonly actions: readonly { readonly fairness: 'none' | 'weak' | 'strong'; readonly owed: readonly boolean[] }[];
}

const EVENTS = 2;
export const alphabet: readonly Indication[] = ['a', 'b'].map((name) => ({
  type: 'indication',
  process: 'p',
  indication: name,
}));

export const randomSystem: fc.Arbitrary<RandomSystem> = fc.integer({ min: 1, max: 4 }).chain((states) => {
  const state = fc.integer({ min: 0, max: states - 1 });
  const events = fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: EVENTS - 1 }).map((event) => [event]) },
    { weight: 1, arbitrary: fc.constant([0, 1]) },
  );
  return fc.record({
    states: fc.constant(states),
    truths: fc.array(fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 2 }),
    starts: fc.array(
      fc.record({
        state,
        events: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: events }),
      }),
      { minLength: 1, maxLength: 1 },
    ),
    edges: fc.array(fc.record({ from: state, to: state, action: fc.integer({ min: 0, max: 2 }), events }), {
      minLength: 1,
      maxLength: 7,
    }),
    actions: fc.array(
      fc.record({
        fairness: fc.constantFrom('none' as const, 'weak' as const, 'strong' as const),
        owed: fc.array(
          fc.integer({ min: 0, max: 4 }).map((die) => die > 0),
          { minLength: 4, maxLength: 4 },
        ),
      }),
      { minLength: 3, maxLength: 3 },
    ),
  });
});

/** The system as the checker takes it. */
export function checkable({ states, truths, starts, edges, actions }: RandomSystem): Checkable<Seen> {
  const system: TransitionSystem = {
    slots: [{ name: 'at', value: (id) => id }],
    observers: [],
    joint: [],
    initial: () => starts.map(({ state, events }) => ({ vector: [state], observed: events })),
    offers: (_, id) =>
      edges
        .filter(({ from }) => from === id)
        .map(({ to, action, events }) => ({
          action,
          becomes: to,
          labels: events.map((label) => ({ to: -1, label })),
        })),
    react: () => [],
    action: (action) => ({ kind: 'rule', name: `action ${action}`, parameters: [] }),
    event: (label) => alphabet[label]!,
    assumptions: (action): readonly Assumption[] => {
      const { fairness, owed } = actions[action]!;
      if (fairness === 'none') return [];
      return [{ instance: `action ${action}`, owner: 'it', kind: fairness, owed: (read) => owed[read(0)]! }];
    },
  };
  const model: Model<Seen> = {
    system,
    processes: [],
    correct: () => true,
    view: (read) => seen({ truths }, read(0)),
    owesSteps: true,
    tables: [],
    assumptions: [`${states} configurations`],
    bytes: () => 0,
    askAgain: () => {},
  };
  return { model: () => model };
}

/** The same system as positions: one per start, per step, and per configuration in which an execution may stop. */
export function positionsOf({ states, truths, starts, edges, actions }: RandomSystem): Positions {
  const steps = starts.length;
  const stops = steps + edges.length;
  const assumptions = actions.flatMap(({ fairness }, action) => (fairness === 'none' ? [] : [action]));
  const owedIn = (state: number) =>
    assumptions.flatMap((action, number) =>
      edges.some((edge) => edge.from === state && edge.action === action) && actions[action]!.owed[state]!
        ? [number]
        : [],
    );
  const nextOf = (state: number) => [
    ...edges.flatMap(({ from }, edge) => (from === state ? [steps + edge] : [])),
    stops + state,
  ];
  const position = (state: number, events: readonly number[], taken: readonly number[]): Position => ({
    state: seen({ truths }, state),
    events: events.map((event) => alphabet[event]!),
    next: nextOf(state),
    step: true,
    owed: owedIn(state),
    taken,
  });
  return {
    strong: assumptions.map((action) => actions[action]!.fairness === 'strong'),
    starts: starts.map((_, start) => start),
    positions: [
      ...starts.map(({ state, events }) => position(state, events, [])),
      ...edges.map(({ to, events, action }) =>
        position(
          to,
          events,
          assumptions.flatMap((each, number) => (each === action ? [number] : [])),
        ),
      ),
      ...Array.from({ length: states }, (_, state) => ({
        ...position(state, [], []),
        next: [stops + state],
        step: false,
      })),
    ],
  };
}

/** Every position that may be: what the system shows at once, or one event, or nothing; predicates at will. */
export function universeOf(system: RandomSystem): Positions {
  const reachable = reachablePositions(positionsOf(system));
  const shown = new Set(reachable.flatMap(({ events }) => events));
  const distinct = (sets: readonly (readonly Observed[])[]) => [
    ...new Map(sets.map((events) => [alphabet.map((event) => events.includes(event)).join(), events])).values(),
  ];
  const sets = distinct([[], ...[...shown].map((event) => [event]), ...reachable.map(({ events }) => events)]);
  const starts = distinct([[], ...system.starts.map(({ events }) => events.map((event) => alphabet[event]!))]);
  const truths = [0, 1, 2, 3].map((bits) => ({ truths: [(bits & 1) === 1, (bits & 2) === 2] }));
  const letters = [...sets, ...starts].flatMap((events) => truths.map((state) => ({ state, events })));
  const firstStart = 4 * sets.length;
  const following = Array.from({ length: firstStart }, (_, index) => index);
  return {
    strong: [],
    starts: letters.flatMap((_, index) => (index >= firstStart ? [index] : [])),
    positions: letters.map(({ state, events }) => ({
      state,
      events,
      next: following,
      step: true,
      owed: [],
      taken: [],
    })),
  };
}

function reachablePositions({ positions, starts }: Positions): readonly Position[] {
  const met = new Set(starts);
  for (const at of met) for (const next of positions[at]!.next) met.add(next);
  return [...met].map((at) => positions[at]!);
}

/** The events that the system shows anywhere. */
export function shownBy(system: RandomSystem): readonly Indication[] {
  const shown = new Set(reachablePositions(positionsOf(system)).flatMap(({ events }) => events));
  return alphabet.filter((event) => shown.has(event));
}

/** A configuration as predicates see it: it says itself what is true of it. */
export interface Seen {
  readonly truths: readonly boolean[];
}

function seen({ truths }: Pick<RandomSystem, 'truths'>, state: number): Seen {
  return { truths: truths.map((states) => states[state]!) };
}

const first = (state: Seen) => state.truths[0]!;
const second = (state: Seen) => state.truths[1]!;

/** A claim about the present: one of two predicates, or an event. */
const present: fc.Arbitrary<Formula<Seen>> = fc.constantFrom<Formula<Seen>>(
  formulaOf(first),
  formulaOf(second),
  some('indication', ({ indication }) => indication === 'a'),
  some('indication', ({ indication }) => indication === 'b'),
  some('indication'),
);

const past: fc.Arbitrary<Formula<Seen>> = fc.oneof(
  { weight: 6, arbitrary: present },
  { weight: 1, arbitrary: present.map((p) => not(p)) },
  { weight: 1, arbitrary: fc.tuple(present, present).map(([p, q]) => and(p, q)) },
  { weight: 1, arbitrary: fc.tuple(present, present).map(([p, q]) => or(p, not(q))) },
  { weight: 1, arbitrary: present.map((p) => once(p)) },
  { weight: 1, arbitrary: present.map((p) => previous(p)) },
  { weight: 1, arbitrary: present.map((p) => historically(p)) },
  { weight: 1, arbitrary: fc.tuple(present, present).map(([p, q]) => since(p, q)) },
  { weight: 1, arbitrary: fc.tuple(present, present).map(([p, q]) => implies(p, previous(once(q)))) },
);

const temporalPart: fc.Arbitrary<Formula<Seen>> = fc.oneof(
  past.map((p) => always(p)),
  past.map((p) => eventually(p)),
  past.map((p) => infinitelyOften(p)),
  past.map((p) => eventuallyAlways(p)),
  fc.tuple(past, past).map(([p, q]) => leadsTo(p, q)),
  fc.tuple(past, past).map(([p, q]) => until(p, q)),
  fc.tuple(past, past).map(([p, q]) => always(implies(p, next(q)))),
  fc.tuple(past, past, past).map(([p, q, r]) => always(implies(p, until(q, r)))),
  fc.tuple(past, past, past).map(([p, q, r]) => always(implies(p, or(eventually(q), infinitelyOften(r))))),
  fc.tuple(past, past).map(([p, q]) => eventually(and(p, always(q)))),
  fc.constant(
    always(on('indication', (one) => eventually('indication', (other) => other.indication !== one.indication))),
  ),
  fc.constant(
    always(on('indication', (one) => once(some('indication', (other) => other.indication !== one.indication)))),
  ),
  past.map((p) => always(on('indication', ({ indication }) => implies(indication === 'a', eventually(p))))),
);

export const randomFormula: fc.Arbitrary<Formula<Seen>> = fc.oneof(
  { weight: 3, arbitrary: temporalPart },
  { weight: 1, arbitrary: temporalPart.map((p) => not(p)) },
  { weight: 2, arbitrary: fc.tuple(temporalPart, temporalPart).map(([p, q]) => and(p, q)) },
  { weight: 1, arbitrary: fc.tuple(temporalPart, temporalPart).map(([p, q]) => or(p, q)) },
  { weight: 1, arbitrary: fc.tuple(temporalPart, temporalPart).map(([p, q]) => implies(p, q)) },
  { weight: 1, arbitrary: fc.tuple(past, temporalPart).map(([p, q]) => implies(p, q)) },
  { weight: 1, arbitrary: temporalPart.map((p) => next(p)) },
  { weight: 1, arbitrary: fc.tuple(present, temporalPart).map(([p, q]) => always(or(p, q))) },
);
