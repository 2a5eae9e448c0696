import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyLayers } from '../../checker/property-layer.ts';
import { LearnedDependence } from '../../checker/reductions/learned-dependence.ts';
import { breadthFirst } from '../../checker/search/breadth-first.ts';
import { compareSearches } from '../../checker/search/compare-searches.ts';
import type { TransitionSystem } from '../../checker/transition-system.ts';
import { UserCode } from '../../checker/user-code.ts';
import { concurrentSystem, randomConcurrentSystem } from '../checker/random-concurrent-system.ts';
import { randomTables, systemOf } from '../checker/random-transition-system.ts';
import { explored } from '../checker/reductions/explored.ts';
import { build } from '../random/build.ts';
import { propertyOf, randomCheck } from '../random/random-check.ts';
import { starts } from '../random/starts.ts';

const seed = Date.now() % 2 ** 31;

const systems: readonly (readonly [number, string, fc.Arbitrary<TransitionSystem>])[] = [
  [5_000, 'of every shape that the waist allows', randomTables.map(systemOf)],
  [30_000, 'of processes around shared sets', randomConcurrentSystem.map(concurrentSystem)],
];

test.each(systems)('on %i systems %s, new on every run, sleep sets change only transitions', (numRuns, _, system) => {
  console.log(`seed ${seed}`);
  fc.assert(
    fc.property(system, fc.boolean(), (generated, watchesOwed) => {
      const { transitions: full, ...all } = explored(generated, 'none', watchesOwed);
      const { transitions: reduced, ...same } = explored(generated, 'sleep sets', watchesOwed);
      expect(same).toEqual(all);
      expect(reduced).toBeLessThanOrEqual(full);
    }),
    { seed, numRuns },
  );
});

test('on 2,000 random systems with a property, new on every run, an audit of sleep sets finds nothing', () => {
  console.log(`seed ${seed}`);
  const bounds = fc.oneof(
    fc.record({ depth: fc.integer({ min: 1, max: 7 }), states: fc.constant(3_000) }),
    fc.record({ states: fc.integer({ min: 1, max: 1_500 }) }),
  );
  fc.assert(
    fc.property(randomCheck, bounds, (random, bound) => {
      fc.pre(starts(random));
      const userCode = new UserCode();
      const [layer] = propertyLayers(build(random.system).model(userCode), [propertyOf(random)], userCode);
      const { system, goals } = layer!;
      const limits = { ...bound, memory: 2 ** 30, otherBytes: () => 0 };
      const full = breadthFirst(system, goals, limits);
      const reduced = breadthFirst(system, goals, { ...limits, dependence: () => new LearnedDependence(system) });
      expect(compareSearches(reduced, full).different).toEqual([]);
    }),
    { seed, numRuns: 2_000 },
  );
});
