import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TransitionSystem } from '../../../checker/transition-system.ts';
import { concurrentSystem, randomConcurrentSystem } from '../random-concurrent-system.ts';
import { randomTables, systemOf } from '../random-transition-system.ts';
import { explored } from './explored.ts';
import { type Component, systemOfComponents } from './system-of-components.ts';

/** Compares the search with and without sleep sets, and returns the transitions of both. */
function compared(system: TransitionSystem, watchesOwed = false) {
  const { transitions: full, ...all } = explored(system, 'none', watchesOwed);
  const { transitions: reduced, ...same } = explored(system, 'sleep sets', watchesOwed);
  expect(same).toEqual(all);
  expect(reduced).toBeLessThanOrEqual(full);
  return { full, reduced, all };
}

describe('sleep sets', () => {
  // Thousands: test/long/reduction.test.ts.
  const systems: readonly (readonly [string, number, fc.Arbitrary<TransitionSystem>])[] = [
    ['of every shape that the waist allows', 150, randomTables.map(systemOf)],
    ['of processes around shared sets', 400, randomConcurrentSystem.map(concurrentSystem)],
  ];

  it.each(systems)(
    'leave everything but the number of transitions as it is, in systems %s',
    (_shape, numRuns, system) => {
      let fewer = 0;
      fc.assert(
        fc.property(system, fc.boolean(), (generated, watchesOwed) => {
          const { full, reduced } = compared(generated, watchesOwed);
          if (reduced < full) fewer++;
        }),
        { numRuns },
      );
      expect(fewer).toBeGreaterThan(numRuns / 6);
    },
  );

  it('take fewer steps where processes are independent', () => {
    const walker: Component = { starts: { 0: [{ becomes: 1 }], 1: [{ becomes: 2 }], 2: [{ becomes: 3 }] } };
    const { full, reduced, all } = compared(systemOfComponents([walker, walker, walker]));
    expect(all.configurations).toHaveLength(4 ** 3);
    expect(full).toBe(3 * 3 * 4 ** 2);
    // 63 would do: nobody relies on a step on the level on which it is new, and here many are.
    expect(reduced).toBe(117);
  });

  /**
   * Walker 0 waits until walker 1 has acted once, undone it and told walker 0 to go; then walker 0 wakes up walker 1. So the first
   * configuration in which both can act is one in which all that they do is known.
   */
  const waits = { go: 10, wake: 11, mayUndo: 12 };
  const waiting = (acts: readonly number[]): Component => ({
    starts: {
      1: [
        { becomes: 2, tells: acts.map((label) => [SHARED, label]) },
        { becomes: 1, tells: [[1, waits.wake]] },
      ],
    },
    answers: { [waits.go]: { 0: 1 }, [waits.mayUndo]: { 0: 0 } },
  });
  const waking = (acts: readonly number[]): Component => ({
    starts: {
      0: [{ becomes: 1, tells: acts.map((label) => [SHARED, label]) }],
      1: [
        {
          becomes: 2,
          tells: [
            [SHARED, CLEAR],
            [0, waits.mayUndo],
          ],
        },
      ],
      2: [{ becomes: 3, tells: [[0, waits.go]] }],
    },
    answers: { [waits.wake]: { 3: 0 } },
  });
  const SHARED = 3;
  const CLEAR = 9;

  it('do not rely on two steps that together take more of a budget than there is, each in two parts', () => {
    const SPEND = 0;
    const idle: Component = {};
    const budget: Component = { speculative: true, answers: { [SPEND]: { 0: 1, 1: 2, 2: 3 }, [CLEAR]: { 2: 0 } } };
    const { all } = compared(systemOfComponents([waiting([SPEND, SPEND]), waking([SPEND, SPEND]), idle, budget]));
    // Walker 1 has spent two of three units a second time; and walker 0 cannot spend another two.
    expect(all.configurations).toContainEqual({ vector: [1, 1, 0, 2], enabled: false, owed: false, cut: false });
  });

  it('see that a step does not commute with one that was asleep wherever they could meet', () => {
    const [A, B, EXCHANGE] = [0, 1, 2];
    // A set of three items as bits: EXCHANGE needs item a, takes out item b, and puts in the third.
    const set: Component = {
      speculative: true,
      answers: {
        [A]: { 0: 1, 2: 3, 4: 5, 6: 7 },
        [B]: { 0: 2, 1: 3, 4: 6, 5: 7 },
        [EXCHANGE]: { 1: 5, 3: 5, 5: 5, 7: 5 },
        [CLEAR]: { 1: 0, 3: 0, 5: 0, 7: 0 },
      },
    };
    const exchanging: Component = { starts: { 0: [{ becomes: 1, tells: [[SHARED, EXCHANGE]] }] } };
    const { all } = compared(systemOfComponents([waiting([B]), waking([A]), exchanging, set]));
    expect(all.configurations.map(({ vector }) => vector)).toContainEqual([2, 1, 1, 7]);
  });
});
