import { check } from '../../checker/check.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { invariantForEach } from '../../specs/invariant.ts';
import { guarded, perProcess } from '../guarded/guarded.ts';

type Phase = 'thinking' | 'hungry' | 'one fork' | 'eating' | 'leaving';

/** The names of n philosophers: ph0, ph1, … */
export function philosophers(n: number): readonly string[] {
  return Array.from({ length: n }, (_, index) => `ph${index}`);
}

/**
 * Dining philosophers with ordered forks: each takes the lower-numbered fork first, so that they cannot all wait for each other.
 *
 * @param names at least two philosophers, in the order in which they sit
 * @see Dijkstra, "Hierarchical ordering of sequential processes", 1971
 */
export function diningPhilosophers(names: readonly string[]) {
  const forks = names.map((_, index) => `fork${index}`);
  const last = names.length - 1;
  const first = (p: string) => forks[names.indexOf(p) === last ? 0 : names.indexOf(p)]!;
  const second = (p: string) => forks[names.indexOf(p) === last ? last : names.indexOf(p) + 1]!;
  return guarded({
    variables: { phase: perProcess(names, 'thinking' as Phase), free: perProcess(forks, true as boolean) },
    actions: (action) => [
      action('getHungry', names, {
        when: (s, p) => s.phase[p] === 'thinking',
        run: (s, p) => {
          s.phase[p] = 'hungry';
        },
      }),
      action('takeFirst', names, {
        when: (s, p) => s.phase[p] === 'hungry' && s.free[first(p)] === true,
        run: (s, p) => {
          s.free[first(p)] = false;
          s.phase[p] = 'one fork';
        },
      }),
      action('takeSecond', names, {
        when: (s, p) => s.phase[p] === 'one fork' && s.free[second(p)] === true,
        run: (s, p) => {
          s.free[second(p)] = false;
          s.phase[p] = 'eating';
        },
      }),
      action('releaseSecond', names, {
        when: (s, p) => s.phase[p] === 'eating',
        run: (s, p) => {
          s.free[second(p)] = true;
          s.phase[p] = 'leaving';
        },
      }),
      action('releaseFirst', names, {
        when: (s, p) => s.phase[p] === 'leaving',
        run: (s, p) => {
          s.free[first(p)] = true;
          s.phase[p] = 'thinking';
        },
      }),
    ],
  });
}

/** No two neighbours eat at the same time. */
export function neighboursDoNotBothEat(names: readonly string[]) {
  const neighbours = names.map((p, index) => [p, names[(index + 1) % names.length]!] as const);
  return invariantForEach(
    'neighbours do not both eat',
    neighbours,
    ({ phase }: { readonly phase: Readonly<Record<string, Phase>> }, [p, q]) =>
      phase[p] !== 'eating' || phase[q] !== 'eating',
  );
}

export default [4, 6, 7].map((n) => {
  const names = philosophers(n);
  return check(`dining philosophers, ${n}`, diningPhilosophers(names), [neighboursDoNotBothEat(names), deadlockFree()]);
});
