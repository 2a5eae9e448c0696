import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedNodes } from './emerson-lei.ts';
import { occurrences } from './fair-graph.ts';
import type { Moment, Moments } from './moment.ts';
import { type PeriodicWord, trueOf } from './periodic-word.ts';
import type { PlainFormula } from './plain-formula.ts';
import { randomFormula } from './random-formula.ts';
import { tableau, tableauBits } from './tableau.ts';

const moment = (after: number, events: readonly number[] = [], before = after): Moment => ({
  kind: 'step',
  edge: null,
  before,
  after,
  faulty: false,
  events,
});

const at = (place: number): PlainFormula => ({ is: 'at', places: [place] });
const not = (of: PlainFormula): PlainFormula => ({ is: 'not', of });
const next = (of: PlainFormula): PlainFormula => ({ is: 'next', of });
const always = (of: PlainFormula): PlainFormula => ({ is: 'always', of });
const eventually = (of: PlainFormula): PlainFormula => ({ is: 'eventually', of });
const previous = (of: PlainFormula): PlainFormula => ({ is: 'previous', of });
const once = (of: PlainFormula): PlainFormula => ({ is: 'once', of });
const historically = (of: PlainFormula): PlainFormula => ({ is: 'historically', of });
const and = (left: PlainFormula, right: PlainFormula): PlainFormula => ({ is: 'and', left, right });
const or = (left: PlainFormula, right: PlainFormula): PlainFormula => ({ is: 'or', left, right });
const until = (left: PlainFormula, right: PlainFormula): PlainFormula => ({ is: 'until', left, right });
const since = (left: PlainFormula, right: PlainFormula): PlainFormula => ({ is: 'since', left, right });

describe('of the word 0 (1 2)^ω', () => {
  const word: PeriodicWord = { stem: [moment(0)], loop: [moment(1), moment(2)] };

  test.each<readonly [string, PlainFormula]>([
    ['it begins with 0', at(0)],
    ['the second position is at 1, the fourth again', and(next(at(1)), next(next(next(at(1)))))],
    ['it is never again at 0', next(always(not(at(0))))],
    ['it is at 1 again and again, and so at 2', and(always(eventually(at(1))), always(eventually(at(2))))],
    ['it is at 0 until it is at 1', until(at(0), at(1))],
    ['it is not at 2 until it is at 1, and no more than that', and(until(not(at(2)), at(1)), not(until(at(0), at(2))))],
    ['nothing is before the first position', not(previous({ is: 'constant', value: true }))],
    ['in the second round, 2 comes before 1', eventually(and(at(1), previous(at(2))))],
    ['in the first, 0 does', next(and(at(1), previous(at(0))))],
    ['three positions before the second 1 there is 0', eventually(and(at(1), previous(previous(previous(at(0))))))],
    ['from some position on, 2 has been', and(eventually(always(once(at(2)))), not(next(once(at(2)))))],
    ['at all positions, 0 has been', always(once(at(0)))],
    [
      'only the first positions have been at 0 or 1 so far',
      and(next(historically(or(at(0), at(1)))), not(next(next(historically(or(at(0), at(1))))))),
    ],
    ['it has not been at 1 since 2, again and again', always(eventually(since(not(at(1)), at(2))))],
    [
      'it has not been at 0 since 0 only where it begins',
      and(next(always(since(not(at(0)), at(0)))), since(not(at(0)), at(0))),
    ],
    ['it has not been at 1 since 0, at the first position only', always(or(not(since(not(at(1)), at(0))), at(0)))],
    ['whenever it is at 2, what comes next remembers it', always(or(not(at(2)), next(previous(at(2)))))],
    [
      'a past of a future of a past settles late',
      eventually(always(once(and(at(1), next(once(and(at(2), previous(previous(at(2)))))))))),
    ],
  ])('it is true that %s', (_, formula) => {
    expect(trueOf(formula, word)).toBe(true);
    expect(trueOf(not(formula), word)).toBe(false);
  });
});

describe('of a word in which 0 is requested, 1 is requested, and 1 is indicated again and again', () => {
  // Requests are occurrences 0 and 1, indications 2 and 3: each with what it carries.
  const word: PeriodicWord = { stem: [moment(0, [0, 1])], loop: [moment(1, [3], 0), moment(0, [], 1)] };
  const every = (type: 'request' | 'indication', body: PlainFormula): PlainFormula => ({ is: 'every', type, body });
  const some = (type: 'request' | 'indication', body: PlainFormula): PlainFormula => ({ is: 'some', type, body });
  const same: PlainFormula = { is: 'same', of: 0, as: 1 };
  const isOne: PlainFormula = { is: 'datum', of: 0, value: 1 };

  test.each<readonly [string, PlainFormula, boolean]>([
    ['some request is indicated', some('request', eventually(some('indication', same))), true],
    ['every request is indicated', always(every('request', eventually(some('indication', same)))), false],
    ['every request of 1 is', always(every('request', or(not(isOne), eventually(some('indication', same))))), true],
    ['what is indicated was requested', always(every('indication', once(some('request', same)))), true],
    ['of no event, everything is true', next(next(every('request', { is: 'constant', value: false }))), true],
    ['the configuration is as odd as what is indicated', always(every('indication', { is: 'parity', of: 0 })), true],
    ['silence and indications take turns', next(always(or({ is: 'silent' }, next({ is: 'silent' })))), true],
    ['every step moves', next(always({ is: 'moves' })), true],
    ['steps from 0 lead to 1', always(or({ is: 'between', before: [0], after: [1] }, at(0))), true],
  ])('%s: %#', (_, formula, expected) => {
    expect(occurrences[3]).toMatchObject({ type: 'indication', indication: 1 });
    expect(trueOf(formula, word)).toBe(expected);
  });
});

const randomMoment = fc
  .record({
    before: fc.nat({ max: 4 }),
    after: fc.nat({ max: 4 }),
    faulty: fc.constant(false),
    events: fc.array(fc.nat({ max: 6 }), { maxLength: 2 }),
  })
  .map((parts): Moment => ({ kind: 'step', edge: null, ...parts }));

test('a formula is true of a random word exactly if its tableau accepts the word, and that of its negation does not', () => {
  const words = fc.record({
    stem: fc.array(randomMoment, { minLength: 1, maxLength: 4 }),
    loop: fc.array(randomMoment, { minLength: 1, maxLength: 4 }),
    formula: randomFormula.filter((formula) => tableauBits(formula) <= 7),
  });
  fc.assert(
    fc.property(words, ({ stem, loop, formula }) => {
      const all = [...stem, ...loop];
      const moments: Moments = {
        all,
        initial: [0],
        next: all.map((_, index) => [index + 1 < all.length ? index + 1 : stem.length]),
      };
      const accepts = (claimed: PlainFormula) =>
        acceptedNodes(tableau(moments, claimed), { recurrent: [], pairs: [] }).size > 0;
      const truth = trueOf(formula, { stem, loop });
      expect([accepts(formula), accepts(not(formula))]).toEqual([truth, !truth]);
    }),
    { seed: 1, numRuns: 1_500 },
  );
});
