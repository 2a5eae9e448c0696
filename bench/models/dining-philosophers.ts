import { check } from '../../checker/check.ts';
import {
  diningPhilosophers,
  neighboursDoNotBothEat,
  philosophers,
} from '../../models/resource-allocation/dining-philosophers.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { naiveGuarded } from '../naive/naive-guarded.ts';
import type { BenchModel, PublishedCounts } from './bench-model.ts';

/** Counted by TLC, on the same five steps a philosopher written in TLA+. */
const published: Readonly<Record<number, PublishedCounts>> = {
  4: { states: 320, transitions: 1_060, source: 'TLC' },
  6: { states: 6_336, transitions: 31_656, source: 'TLC' },
  7: { states: 28_192, transitions: 164_584, source: 'TLC' },
};

/** Dining philosophers with ordered forks, as they are shipped. */
export function diningPhilosophersBench(n: number): BenchModel {
  const names = philosophers(n);
  const description = diningPhilosophers(names);
  const properties = [neighboursDoNotBothEat(names), deadlockFree()];
  return {
    name: `philosophers-${n}`,
    family: 'philosophers',
    form: 'guarded',
    standard: n >= 8,
    ...(published[n] !== undefined && { published: published[n] }),
    spin: { file: 'dining-philosophers.pml', constants: { N: n }, depthMax: 'all states' },
    check: () => check(`dining philosophers, ${n}`, description, properties),
    naive: () => naiveGuarded(description.definition, properties),
  };
}
