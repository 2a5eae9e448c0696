import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disagreements } from '../differential/agreement.ts';
import { type Mistake, spaceUnder } from '../differential/mistaken.ts';
import { twins } from '../differential/twins.ts';
import { type Examined, examine } from '../random/examine.ts';
import { profile, table } from '../random/profile.ts';
import { randomCheck } from '../random/random-check.ts';

const seed = 20261122;

describe('on 1,000 random systems, Counterpoint and a naive checker that shares no code with it', () => {
  const population: Examined[] = fc.sample(randomCheck, { seed, numRuns: 1_000 }).map((check) => examine(check));

  test('look at systems of every kind, often violated', () => {
    const found = profile(population);
    console.log(`seed ${seed}\n${table(found)}`);
    expect(found.violated).toBeGreaterThanOrEqual(0.25);
    expect(found.states.median).toBeGreaterThanOrEqual(50);
    expect(Math.min(...Object.values(found.news))).toBeGreaterThan(0.03);
    const fractions = {
      ...found.links,
      ...found.faults,
      ...found.timing,
      ...found.frontEnds,
      ...found.layers,
      ...found.properties,
      ...found.askedAt,
    };
    expect(Object.entries(fractions).filter(([, fraction]) => fraction < 0.05)).toEqual([]);
  });

  test('agree on reachable configurations, transitions, verdict and shortest length', () => {
    expect(disagreements(population).slice(0, 1)).toEqual([]);
  });

  test('agree on a claim stated as a predicate over the trace and as a monitor', () => {
    const { count, differing } = twins(population.slice(0, 650));
    expect(count).toBeGreaterThan(300);
    expect(differing.slice(0, 1)).toEqual([]);
  });

  const mistakes: readonly Mistake[] = [
    'a link loses what is added in the same step as a delivery from it',
    'a crash cannot cut a handler',
    'a refusal does not cancel the step',
    'time passes while something is overdue',
    'a timer fires before what is due is delivered',
  ];
  test.each(mistakes)('would tell a checker in which %s', (mistake) => {
    let caught = 0;
    for (const examined of population) {
      if (caught < 20 && disagrees(mistake, examined)) caught++;
    }
    expect(caught).toBe(20);
  });

  test('agree with the composition of steps in which the mistakes are made, where none is made', () => {
    expect(population.slice(0, 300).filter((examined) => disagrees('none', examined))).toEqual([]);
  });
});

function disagrees(mistake: Mistake, examined: Examined): boolean {
  const space = spaceUnder(mistake, examined);
  return (
    space === 'broken' || space.states !== examined.result.states || space.transitions !== examined.result.transitions
  );
}
