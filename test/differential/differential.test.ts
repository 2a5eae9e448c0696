import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { examine } from '../random/examine.ts';
import { randomCheck } from '../random/random-check.ts';
import { disagreements } from './agreement.ts';
import { twins } from './twins.ts';

const seed = 20261122;

// A thousand, what they are made of, and mistakes that have to be found: test/long/differential-mistakes.test.ts.
describe('on 200 random systems, Counterpoint and a naive checker that shares no code with it', () => {
  const population = fc.sample(randomCheck, { seed, numRuns: 200 }).map((check) => examine(check));

  test('agree on reachable configurations, transitions, verdict and shortest length', () => {
    expect(disagreements(population).slice(0, 1)).toEqual([]);
  });

  test('agree on a claim stated as a predicate over the trace and as a monitor', () => {
    const { count, differing } = twins(population.slice(0, 100));
    expect(count).toBeGreaterThan(40);
    expect(differing.slice(0, 1)).toEqual([]);
  });
});
