import { check } from '../../checker/check.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { invariantForEach } from '../../specs/invariant.ts';
import { or } from '../../specs/temporal/connectives.ts';
import { infinitelyOften, leadsTo } from '../../specs/temporal/future.ts';
import { temporal } from '../../specs/temporal.ts';
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
 * @param fairness of each philosopher: weak if one that can always act does so again and again, strong if one that can act again and again
 *   does; nothing is owed if it is left out
 * @see Dijkstra, "Hierarchical ordering of sequential processes", 1971
 */
export function diningPhilosophers(names: readonly string[], fairness?: 'weak' | 'strong') {
  const fair = fairness === undefined ? {} : { fairness: { kind: fairness, of: (p: string) => p } };
  const forks = names.map((_, index) => `fork${index}`);
  const last = names.length - 1;
  const first = (p: string) => forks[names.indexOf(p) === last ? 0 : names.indexOf(p)]!;
  const second = (p: string) => forks[names.indexOf(p) === last ? last : names.indexOf(p) + 1]!;
  return guarded({
    variables: { phase: perProcess(names, 'thinking' as Phase), free: perProcess(forks, true as boolean) },
    actions: (action) => [
      action('getHungry', names, {
        ...fair,
        when: (s, p) => s.phase[p] === 'thinking',
        run: (s, p) => {
          s.phase[p] = 'hungry';
        },
      }),
      action('takeFirst', names, {
        ...fair,
        when: (s, p) => s.phase[p] === 'hungry' && s.free[first(p)] === true,
        run: (s, p) => {
          s.free[first(p)] = false;
          s.phase[p] = 'one fork';
        },
      }),
      action('takeSecond', names, {
        ...fair,
        when: (s, p) => s.phase[p] === 'one fork' && s.free[second(p)] === true,
        run: (s, p) => {
          s.free[second(p)] = false;
          s.phase[p] = 'eating';
        },
      }),
      action('releaseSecond', names, {
        ...fair,
        when: (s, p) => s.phase[p] === 'eating',
        run: (s, p) => {
          s.free[second(p)] = true;
          s.phase[p] = 'leaving';
        },
      }),
      action('releaseFirst', names, {
        ...fair,
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

type Table = { readonly phase: Readonly<Record<string, Phase>> };

/** Somebody eats, again and again. Liveness: any finite execution can be continued so. */
export function somebodyEats(names: readonly string[]) {
  return temporal(
    'somebody eats again and again',
    or(...names.map((p) => infinitelyOften(({ phase }: Table) => phase[p] === 'eating'))),
  );
}

/** A philosopher that gets hungry eats in the end. Liveness: any finite execution can be continued so. */
export function doesNotStarve(philosopher: string) {
  return temporal(
    `${philosopher} does not starve`,
    leadsTo(
      ({ phase }: Table) => phase[philosopher] === 'hungry',
      ({ phase }: Table) => phase[philosopher] === 'eating',
    ),
  );
}

export default [
  ...[4, 6, 7].map((n) => {
    const names = philosophers(n);
    return check(`dining philosophers, ${n}`, diningPhilosophers(names), [
      neighboursDoNotBothEat(names),
      deadlockFree(),
    ]);
  }),
  ...(['weak', 'strong'] as const).map((fairness) => {
    const names = philosophers(4);
    return check(
      `dining philosophers, 4, ${fairness} fairness`,
      diningPhilosophers(names, fairness),
      [somebodyEats(names), doesNotStarve('ph0')],
      fairness === 'weak' ? { expect: { 'ph0 does not starve': 'violated' } } : {},
    );
  }),
];
