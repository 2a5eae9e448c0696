import { expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { guarded, perProcess } from '../../../models/guarded/guarded.ts';
import { infinitelyOften, leadsTo } from '../../../specs/temporal/future.ts';
import { temporal } from '../../../specs/temporal.ts';

const names = ['ph0', 'ph1', 'ph2', 'ph3'] as const;
type Name = (typeof names)[number];
type Phase = 'thinking' | 'hungry' | 'one fork' | 'eating' | 'leaving';

/** Philosophers with ordered forks, each action with the same fairness. */
function philosophers(fairness: 'weak' | 'strong' | undefined) {
  const forks = ['fork0', 'fork1', 'fork2', 'fork3'] as const;
  const first = (p: Name) => forks[p === 'ph3' ? 0 : names.indexOf(p)]!;
  const second = (p: Name) => forks[p === 'ph3' ? 3 : names.indexOf(p) + 1]!;
  const fair = fairness === undefined ? {} : { fairness };
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
        when: (s, p) => s.phase[p] === 'hungry' && s.free[first(p)],
        run: (s, p) => {
          s.free[first(p)] = false;
          s.phase[p] = 'one fork';
        },
      }),
      action('takeSecond', names, {
        ...fair,
        when: (s, p) => s.phase[p] === 'one fork' && s.free[second(p)],
        run: (s, p) => {
          s.free[second(p)] = false;
          s.phase[p] = 'eating';
        },
      }),
      action('release', names, {
        ...fair,
        when: (s, p) => s.phase[p] === 'eating',
        run: (s, p) => {
          s.free[first(p)] = true;
          s.free[second(p)] = true;
          s.phase[p] = 'thinking';
        },
      }),
    ],
  });
}

function verdicts(fairness: 'weak' | 'strong' | undefined) {
  const report = runCheck(
    check('philosophers', philosophers(fairness), [
      temporal(
        'somebody eats again and again',
        infinitelyOften((s) => names.some((p) => s.phase[p] === 'eating')),
      ),
      temporal(
        'ph0 eats when it is hungry',
        leadsTo(
          (s) => s.phase.ph0 === 'hungry',
          (s) => s.phase.ph0 === 'eating',
        ),
      ),
    ]),
  );
  return report.findings.map(({ verdict }) => verdict);
}

// Dining philosophers with ordered forks: progress under weak fairness, no starvation under strong fairness only.
it('under weak fairness somebody eats again and again, and one philosopher may starve', () => {
  const [progress, starvation] = verdicts('weak');
  expect(progress).toMatchObject({ outcome: 'holds', extent: 'exhaustive' });
  expect(starvation).toMatchObject({ outcome: 'violated', evidence: { kind: 'lasso', stem: 1 } });
});

it('under strong fairness nobody starves', () => {
  expect(verdicts('strong')).toMatchObject([{ outcome: 'holds' }, { outcome: 'holds' }]);
});

it('without fairness everything may stop at once', () => {
  expect(verdicts(undefined)).toMatchObject([
    { outcome: 'violated', evidence: { kind: 'lasso', stem: 0, open: [{ since: 0 }] } },
    { outcome: 'violated', evidence: { kind: 'lasso', stem: 1 } },
  ]);
});
