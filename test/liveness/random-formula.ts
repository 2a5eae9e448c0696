import fc, { type Arbitrary } from 'fast-check';
import type { ObservedType } from '../../specs/event.ts';
import { weighted } from '../random/weighted.ts';
import type { PlainFormula } from './plain-formula.ts';

const types: readonly ObservedType[] = ['request', 'indication', 'deliver'];
const type = weighted([5, fc.constantFrom(...types)], [1, fc.constant('crash' as const)]);
/** Mostly about a third of the configurations. */
const places = fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 5 });

const configuration: Arbitrary<PlainFormula> = places.map((all) => ({ is: 'at', places: all }));

const event: Arbitrary<PlainFormula> = type.map((of) => ({
  is: 'some',
  type: of,
  body: { is: 'constant', value: true },
}));

function atom(captured: number): Arbitrary<PlainFormula> {
  const plain: readonly (readonly [number, Arbitrary<PlainFormula>])[] = [
    [6, configuration],
    [4, event],
    [1, fc.constantFrom<PlainFormula>({ is: 'moves' }, { is: 'silent' }, { is: 'correct' })],
    [1, fc.record({ is: fc.constant('between' as const), before: places, after: places })],
  ];
  if (captured === 0) return weighted(...plain);
  const binder = fc.nat({ max: captured - 1 });
  const compared: readonly (readonly [number, Arbitrary<PlainFormula>])[] = [
    [5, fc.record({ is: fc.constant('datum' as const), of: binder, value: fc.nat({ max: 1 }) })],
    [5, fc.record({ is: fc.constant('parity' as const), of: binder })],
    [captured > 1 ? 14 : 0, fc.record({ is: fc.constant('same' as const), of: binder, as: binder })],
  ];
  return weighted(...plain, ...compared);
}

const unary = fc.constantFrom(
  'not' as const,
  'next' as const,
  'always' as const,
  'eventually' as const,
  'eventually' as const,
  'previous' as const,
  'once' as const,
  'historically' as const,
);
const binary = fc.constantFrom(
  'and' as const,
  'or' as const,
  'implies' as const,
  'until' as const,
  'until' as const,
  'since' as const,
  'since' as const,
);

/** Any formula, at most so deep. */
function anyFormula(depth: number, captured = 0): Arbitrary<PlainFormula> {
  if (depth === 0) return atom(captured);
  const part = () => anyFormula(depth - 1, captured);
  return weighted(
    [2, atom(captured)],
    [6, fc.record({ is: unary, of: part() })],
    [5, fc.record({ is: binary, left: part(), right: part() })],
    [
      captured < 2 ? 4 : 0,
      fc.record({
        is: fc.constantFrom('every' as const, 'some' as const),
        type,
        body: anyFormula(depth - 1, captured + 1),
      }),
    ],
  );
}

const always = (of: PlainFormula): PlainFormula => ({ is: 'always', of });
const eventually = (of: PlainFormula): PlainFormula => ({ is: 'eventually', of });
const implies = (left: PlainFormula, right: PlainFormula): PlainFormula => ({ is: 'implies', left, right });

/** The shapes in which people claim liveness, with random parts. */
const usualFormula: Arbitrary<PlainFormula> = weighted(
  [4, fc.tuple(anyFormula(1), anyFormula(1)).map(([left, right]) => always(implies(left, eventually(right))))],
  [4, anyFormula(2).map((of) => always(eventually(of)))],
  [2, anyFormula(2).map((of) => eventually(always(of)))],
  [2, anyFormula(3).map((of) => eventually(of))],
  [
    4,
    // Whenever something is observed, it is answered in the end, perhaps with the same datum.
    fc.tuple(type, type, atom(2), weighted([3, fc.constant(null)], [1, anyFormula(1, 1)])).map(
      ([asked, answered, body, instead]): PlainFormula =>
        always({
          is: 'every',
          type: asked,
          body: eventually(instead ?? { is: 'some', type: answered, body }),
        }),
    ),
  ],
  [
    2,
    fc
      .tuple(anyFormula(1), anyFormula(1))
      .map(([left, right]) => implies(always(eventually(left)), always(eventually(right)))),
  ],
  [2, fc.tuple(anyFormula(1), anyFormula(1)).map(([left, right]) => always(eventually({ is: 'since', left, right })))],
  [
    1,
    fc.tuple(anyFormula(1), anyFormula(1)).map(([left, right]): PlainFormula => always({ is: 'until', left, right })),
  ],
  [
    1,
    fc
      .tuple(atom(0), anyFormula(1))
      .map(([left, right]) => eventually(always(implies({ is: 'previous', of: left }, right)))),
  ],
);

/** Formulas at most four operators deep, with and without captured events. */
export const randomFormula: Arbitrary<PlainFormula> = weighted([1, usualFormula], [1, anyFormula(4)]);

/** Formulas at most two operators deep. */
export const smallFormula: Arbitrary<PlainFormula> = anyFormula(2);
