import { check, guarded, invariant } from 'counterpoint';
import { describe, expect, test } from 'vitest';
import { checksIn } from '../../cli/default-export.ts';

const property = invariant('true', () => true);
const system = guarded({ variables: { n: 0 }, actions: () => [] });
const [one, two, three] = ['one', 'two', 'three'].map((name) => check(name, system, [property]));

test('checks come alone, in arrays, and in arrays of arrays', () => {
  expect(checksIn(one)).toEqual({ checks: [one] });
  expect(checksIn([one, [two, [three]]])).toEqual({ checks: [one, two, three] });
});

describe('what stands in the place of checks is told', () => {
  test.each<[unknown, string]>([
    [undefined, 'undefined'],
    [null, 'null'],
    [42, 'the number 42'],
    ['check', 'the string "check"'],
    [[], 'an empty array'],
    [[one, []], 'an array with an empty array at position 2'],
    [[one, 7], 'an array with the number 7 at position 2'],
    [property, 'the invariant "true"'],
    [function model() {}, 'the function model'],
    [{ states: [], next: [] }, 'an object with states, next'],
    [{}, 'an empty object'],
    [Promise.resolve(one), 'a Promise'],
  ])('%j', (value, words) => {
    expect(checksIn(value)).toEqual({ insteadOfChecks: words });
  });
});
