import { expect, test } from 'vitest';
import { guarded } from '../../../models/guarded/guarded.ts';
import { and, implies, or } from '../../../specs/temporal/connectives.ts';
import { on } from '../../../specs/temporal/events.ts';
import type { Claim } from '../../../specs/temporal/formula.ts';
import { always, eventually, infinitelyOften, leadsTo, until } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';
import { verdict } from '../findings.ts';

type At = { readonly at: number };

/** 0, 1, 0, 1, … */
const clock = guarded({
  variables: { at: 0 },
  actions: (action) => [
    action('tick', {
      fairness: 'weak',
      when: () => true,
      run: (s) => {
        s.at = 1 - s.at;
      },
    }),
  ],
});

const at = (number: number) => (s: At) => s.at === number;
const answer = (claim: Claim<At>) => {
  const found = verdict(clock, temporal('P', claim));
  return found.outcome === 'holds' ? [found.outcome, ...found.warnings] : [found.outcome];
};

test('a claim about what never happens is vacuous', () => {
  expect(answer(leadsTo(at(2), at(1)))).toEqual(['vacuous']);
  expect(answer(always(on('crash', () => eventually(at(1)))))).toEqual(['vacuous']);
  expect(answer(or(always(on('crash', () => false)), infinitelyOften(at(1))))).toEqual(['vacuous']);
});

test('a claim of which one part is vacuous holds for the sake of the others, and warns', () => {
  const partly = ['holds', 'Partly vacuous: the left side of an implication never occurs.'];
  expect(answer(and(infinitelyOften(at(1)), leadsTo(at(2), at(1))))).toEqual(partly);
  expect(answer(always(until(implies(at(2), at(3)), at(1))))).toEqual(partly);
});
