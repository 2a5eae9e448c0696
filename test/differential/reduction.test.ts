import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { type Check, check } from '../../checker/check.ts';
import { propertyLayers } from '../../checker/property-layer.ts';
import { LearnedDependence } from '../../checker/reductions/learned-dependence.ts';
import { type RunOptions, runCheck } from '../../checker/run-check.ts';
import { breadthFirst } from '../../checker/search/breadth-first.ts';
import { compareSearches } from '../../checker/search/compare-searches.ts';
import { UserCode } from '../../checker/user-code.ts';
import type { Finding } from '../../checker/verdict.ts';
import { build } from '../random/build.ts';
import { propertyOf, type RandomCheck, randomCheck } from '../random/random-check.ts';

const seed = 20261124;

/** A bound of one kind or the other, since many of the systems are infinite. */
const boundsOf = (index: number) => (index % 2 === 0 ? { depth: 3 + (index % 3) } : { states: 200 });

/** The searches for one random check without a reduction, and with one. */
function searched(random: RandomCheck, index: number) {
  const userCode = new UserCode();
  const [layer] = propertyLayers(build(random.system).model(userCode), [propertyOf(random)], userCode);
  const { system, goals } = layer!;
  const limits = { ...boundsOf(index), memory: 2 ** 30, otherBytes: () => 0 };
  const full = breadthFirst(system, goals, limits);
  const reduced = breadthFirst(system, goals, { ...limits, dependence: () => new LearnedDependence(system) });
  return { full, reduced };
}

// Thousands: test/long/reduction.test.ts.
/** What a check finds, or what is told of a mistake in it: a random system may declare values for what nobody is met to say. */
function found(stated: Check, options: RunOptions): readonly [Finding | undefined, string?] {
  try {
    return [runCheck(stated, options).findings[0]];
  } catch (error) {
    if (error instanceof BadInput) return [undefined, error.message];
    throw error;
  }
}

describe('on 150 random systems with a property', () => {
  const population = fc.sample(randomCheck, { seed, numRuns: 150 });

  test('sleep sets leave every configuration and every verdict as it is, and take fewer steps', () => {
    const fewer = population.filter((random, index) => {
      const { full, reduced } = searched(random, index);
      expect({ random, ...compareSearches(reduced, full) }).toMatchObject({ random, different: [] });
      return reduced.transitions < full.transitions;
    });
    expect(fewer.length).toBeGreaterThan(45);
  });

  test('a check gives the same verdict, byte for byte, and its audit finds nothing', () => {
    for (const [index, random] of population.slice(0, 75).entries()) {
      const stated = () => check('random', build(random.system), [propertyOf(random)], { bounds: boundsOf(index) });
      const [full, mistake] = found(stated(), {});
      const [reduced, sameMistake] = found(stated(), { audit: true });
      expect(sameMistake).toBe(mistake);
      if (mistake !== undefined) continue;
      expect(JSON.stringify(reduced!.verdict)).toBe(JSON.stringify(full!.verdict));
      if (full!.verdict.outcome === 'refused') continue;
      expect(reduced!.audit!.different).toEqual([]);
      const { transitions: _, reduction, ...size } = reduced!.explored;
      expect(reduction).toBe('sleep sets');
      expect(full!.explored).toMatchObject(size);
    }
  });
});
