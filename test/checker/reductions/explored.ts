import { Kernel } from '../../../checker/kernel/kernel.ts';
import { LearnedDependence } from '../../../checker/reductions/learned-dependence.ts';
import type { TransitionSystem } from '../../../checker/transition-system.ts';

/** Everything that the kernel says about a system, configuration by configuration, in its own order, expanded level by level. */
export function explored(system: TransitionSystem, reduction: 'none' | 'sleep sets', watchesOwed: boolean) {
  const kernel = new Kernel(system, reduction === 'none' ? undefined : new LearnedDependence(system));
  kernel.watchesOwed = watchesOwed;
  const parents: number[] = [];
  kernel.begin({ met: (_row, parent) => parents.push(parent) > 0 }, Number.POSITIVE_INFINITY);
  for (const { vector } of system.initial()) kernel.addInitial(vector);
  const seen = [];
  for (let row = 0, levelEnd = 0; ; row++) {
    if (row === levelEnd) {
      kernel.beginLevel();
      if (row === kernel.rows.length) break;
      levelEnd = kernel.rows.length;
    }
    kernel.expand(row);
    const { enabled, owed, cut } = kernel;
    seen.push({ enabled, owed, cut });
  }
  return {
    configurations: seen.map((what, row) => ({ vector: kernel.vector(row), ...what })),
    parents,
    bounds: [...kernel.boundsHit.keys()].map((index) => kernel.boundName(index)).sort(),
    transitions: kernel.transitions,
  };
}
