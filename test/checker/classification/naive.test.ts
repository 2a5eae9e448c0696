import { expect, it } from 'vitest';
import { compareWithNaive } from './naive-agreement.ts';

it('the classes of random formulas in random systems are those of the textbook; few are refused', () => {
  const cases = 100;
  const profile = compareWithNaive(cases, 8);
  for (const kind of ['here safety', 'here liveness', 'here holds']) expect(profile.get(kind)).toBeGreaterThan(0);
  expect(profile.get('refused') ?? 0).toBeLessThan(cases / 8);
});
