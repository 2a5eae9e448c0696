import { describe, expect, test } from 'vitest';
import type { Expectation } from '../../checker/check.ts';
import { exitCodeOf, mostSerious } from '../../cli/exit-code.ts';

const outcomes: readonly Expectation[] = [
  'holds',
  'holds within bounds',
  'violated',
  'vacuous',
  'inconclusive',
  'refused',
];

describe('the exit code of a property', () => {
  // Rows are what was expected, columns what was found, both in the order of `outcomes`.
  test.each<[Expectation, readonly number[]]>([
    ['holds', [0, 2, 1, 2, 2, 2]],
    ['holds within bounds', [0, 0, 1, 2, 2, 2]],
    ['violated', [4, 4, 0, 2, 2, 2]],
    ['vacuous', [2, 2, 1, 0, 2, 2]],
    ['inconclusive', [2, 2, 1, 2, 0, 2]],
    ['refused', [2, 2, 1, 2, 2, 0]],
  ])('where %s is expected', (expected, codes) => {
    expect(outcomes.map((found) => exitCodeOf(expected, found, false))).toEqual(codes);
  });

  test('a search that the user stopped has missed nothing, and shows nothing but what it found', () => {
    expect(outcomes.map((found) => exitCodeOf('violated', found, true))).toEqual([4, 2, 0, 2, 2, 2]);
    expect(exitCodeOf('holds within bounds', 'holds within bounds', true)).toBe(2);
    expect(exitCodeOf('holds', 'violated', true)).toBe(1);
  });
});

test('of several exit codes the most serious counts', () => {
  expect(mostSerious([])).toBe(0);
  expect(mostSerious([0, 2])).toBe(2);
  expect(mostSerious([2, 4, 0])).toBe(4);
  expect(mostSerious([4, 1, 2])).toBe(1);
  expect(mostSerious([1, 3, 4])).toBe(3);
  expect(mostSerious([3, 70])).toBe(70);
});
