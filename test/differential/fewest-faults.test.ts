import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomCheck } from '../random/random-check.ts';
import { starts } from '../random/starts.ts';
import { compared } from './least-faulty.ts';

const seed = 20261128;

test('on random systems, a counterexample with the fewest faults has as few, and then as few steps, as brute force finds', () => {
  const population = fc
    .sample(randomCheck, { seed, numRuns: 250 })
    .filter(starts)
    .flatMap((random) => compared(random, 60));
  const differing = population.filter(({ found, expected }) => JSON.stringify(found) !== JSON.stringify(expected));
  expect(differing.slice(0, 1)).toEqual([]);
  const needingFaults = population.filter(({ found }) => found.cost.slice(0, -1).some((count) => count > 0));
  expect(needingFaults.length).toBeGreaterThan(3);
});
