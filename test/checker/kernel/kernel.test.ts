import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kernel } from '../../../checker/kernel/kernel.ts';
import type { TransitionSystem } from '../../../checker/transition-system.ts';
import { naiveSearch } from '../naive-search.ts';
import { randomTables, systemOf } from '../random-transition-system.ts';

/** Everything that the kernel says about a system, configuration by configuration, in its own order. */
function explored(system: TransitionSystem) {
  const kernel = new Kernel(system);
  kernel.watchesOwed = true;
  const parents: number[] = [];
  kernel.begin({ met: (_, parent) => parents.push(parent) }, Number.POSITIVE_INFINITY);
  for (const { vector } of system.initial()) kernel.addInitial(vector);
  const configurations = [];
  for (let row = 0; row < kernel.rows.length; row++) {
    kernel.expand(row);
    kernel.flush();
    const { enabled, owed, cut } = kernel;
    configurations.push({ vector: kernel.vector(row), enabled, owed, cut });
  }
  const bounds = [...kernel.boundsHit.keys()].map((index) => kernel.boundName(index)).sort();
  return { configurations, parents, transitions: kernel.transitions, bounds };
}

describe('the kernel', () => {
  it('meets the configurations of the readable composition, in the same order, with the same steps', () => {
    let systems = 0;
    let withSeveral = 0;
    fc.assert(
      fc.property(randomTables, (tables) => {
        const system = systemOf(tables);
        const naive = naiveSearch(system);
        const { configurations, parents, transitions, bounds } = explored(system);
        expect(configurations).toEqual(
          naive.map(({ vector, enabled, owed, bounds: hit }) => ({ vector, enabled, owed, cut: hit.length > 0 })),
        );
        expect(transitions).toBe(naive.reduce((sum, { next }) => sum + next.length, 0));
        expect(bounds).toEqual([...new Set(naive.flatMap((met) => met.bounds))].sort());
        expect(parents.map((parent) => (parent < 0 ? null : configurations[parent]!.vector))).toEqual(
          naive.map(({ path }) => path.at(-2) ?? null),
        );
        systems++;
        if (naive.length > 1) withSeveral++;
      }),
      { numRuns: 1_000 },
    );
    expect(systems).toBeGreaterThanOrEqual(1_000);
    expect(withSeveral / systems).toBeGreaterThan(0.6);
  });

  it('takes the last of two writes to one slot, as the readable composition does', () => {
    const system: TransitionSystem = {
      slots: [{ name: 'x', value: (id) => id }],
      observers: [],
      initial: () => [{ vector: [0], observed: [] }],
      offers: () => [],
      react: () => [],
      joint: [
        {
          name: 'twice',
          evaluate: (read) =>
            read(0) === 0
              ? [
                  {
                    action: 0,
                    writes: [
                      [0, 1],
                      [0, 2],
                    ],
                    labels: [],
                  },
                ]
              : [],
        },
      ],
      action: () => ({ kind: 'rule', name: 'twice', parameters: [] }),
      event: () => ({ type: 'crash', process: 'p' }),
      assumptions: () => [],
    };
    expect(naiveSearch(system).map(({ vector }) => vector)).toEqual([[0], [2]]);
    expect(explored(system).configurations.map(({ vector }) => vector)).toEqual([[0], [2]]);
  });
});
