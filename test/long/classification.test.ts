import { expect, it } from 'vitest';
import { compareWithNaive } from '../checker/classification/naive-agreement.ts';

it('the classes of thousands of random formulas in random systems are those of the textbook, each class often', () => {
  const cases = 4000;
  const profile = compareWithNaive(cases, 4);
  const share = (what: string) => (profile.get(what) ?? 0) / cases;
  console.log(Object.fromEntries(profile));
  for (const kind of ['safety', 'liveness', 'mixed', 'holds']) expect(share(`here ${kind}`)).toBeGreaterThan(0.005);
  for (const kind of ['safety', 'liveness', 'mixed', 'holds'])
    expect(share(`by itself ${kind}`)).toBeGreaterThan(0.002);
  expect(share('refused')).toBeLessThan(0.1);
});
