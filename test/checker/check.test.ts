import { describe, expect, it } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { type CheckOptions, check, expectationOf } from '../../checker/check.ts';
import type { Checkable } from '../../checker/model.ts';
import { runCheck } from '../../checker/run-check.ts';
import { invariant } from '../../specs/invariant.ts';
import type { Property } from '../../specs/property.ts';
import { digraph } from './digraph.ts';

const system = digraph({ 0: [1] });
const p = invariant('p', () => true);
const q = invariant('q', () => true);

describe('declaring a check', () => {
  it('runs nothing', () => {
    let ran = 0;
    const eager: Checkable = {
      model: () => {
        ran++;
        throw new Error('asked for');
      },
    };
    check('quiet', eager, [p]);
    expect(ran).toBe(0);
  });

  it('keeps what it was given', () => {
    const options: CheckOptions = { expect: 'violated', bounds: { depth: 3 } };
    expect(check('c', system, [p, q], options)).toEqual({
      kind: 'check',
      name: 'c',
      system,
      properties: [p, q],
      options,
    });
  });

  // TypeScript refuses most of these calls; plain JavaScript does not.
  const refused: readonly (readonly [what: string, declare: () => unknown, sentence: string])[] = [
    [
      'without a system',
      () => check('c', undefined as unknown as Checkable, [p]),
      'check "c": expected a system as the second argument. Make one with system(...) or guarded(...).',
    ],
    [
      'without properties',
      () => check('c', system, []),
      'check "c": expected a list of properties as the third argument, found none. State at least one.',
    ],
    [
      'with one property in place of a list',
      () => check('c', system, p as unknown as Property[]),
      'check "c": expected a list of properties as the third argument, found none. State at least one.',
    ],
    [
      'with two properties of one name',
      () => check('c', system, [p, q, invariant('p', () => false)]),
      'check "c": expected each property to have a name of its own, found "p" twice. Rename one.',
    ],
    [
      'with an expectation that is none',
      () => check('c', system, [p], { expect: 'fine' as 'holds' }),
      'check "c": expected one of holds, holds within bounds, violated, vacuous, inconclusive, refused in "expect", found "fine".',
    ],
    [
      'with an expectation that is none, for one property',
      () => check('c', system, [p], { expect: { p: 'fine' as 'holds' } }),
      'check "c": expected one of holds, holds within bounds, violated, vacuous, inconclusive, refused in "expect", found "fine".',
    ],
    [
      'with an expectation for a property that it has not',
      () => check('c', system, [p, q], { expect: { r: 'violated' } }),
      'check "c": expected names of its properties (p, q) in "expect", found "r". Correct the name.',
    ],
    [
      'with a bound that is no bound',
      () => check('c', system, [p], { bounds: { steps: 3 } as object }),
      'check "c": expected the bounds depth, states or memory, found "steps". Correct the name.',
    ],
    [
      'with a bound below 0',
      () => check('c', system, [p], { bounds: { depth: -1 } }),
      'check "c": expected a whole number, 0 or more, for the bound depth, found -1.',
    ],
    [
      'with a bound that is no whole number',
      () => check('c', system, [p], { bounds: { states: 1.5 } }),
      'check "c": expected a whole number, 0 or more, for the bound states, found 1.5.',
    ],
  ];

  it.each(refused)('is refused %s', (_, declare, sentence) => {
    expect(declare).toThrow(new BadInput(sentence));
  });

  it('is refused when it runs with a bound that is none', () => {
    expect(() => runCheck(check('c', system, [p]), { bounds: { depth: Number.NaN } })).toThrow(
      new BadInput('check "c": expected a whole number, 0 or more, for the bound depth, found NaN.'),
    );
  });
});

describe('the expectation', () => {
  it('is "holds" where nothing is said, one for all, or one per property', () => {
    const expected = (options: CheckOptions) =>
      ['p', 'q'].map((property) => expectationOf(check('c', system, [p, q], options), property));
    expect(expected({})).toEqual(['holds', 'holds']);
    expect(expected({ expect: 'vacuous' })).toEqual(['vacuous', 'vacuous']);
    expect(expected({ expect: { q: 'violated' } })).toEqual(['holds', 'violated']);
  });
});
