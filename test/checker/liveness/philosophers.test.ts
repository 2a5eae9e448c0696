import { expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import {
  diningPhilosophers,
  doesNotStarve,
  philosophers,
  somebodyEats,
} from '../../../models/resource-allocation/dining-philosophers.ts';

const names = philosophers(4);

function verdicts(fairness: 'weak' | 'strong' | undefined) {
  const claims = [somebodyEats(names), doesNotStarve('ph0')];
  const report = runCheck(check('philosophers', diningPhilosophers(names, fairness), claims));
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
