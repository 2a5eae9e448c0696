import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reference } from '../reference/reference.ts';
import { type Examined, examine } from './examine.ts';
import { profile, table } from './profile.ts';
import { propertyOf, randomCheck, twinOf } from './random-check.ts';
import { referenceOf } from './reference-of.ts';

const seed = 20261122;

describe('random checks', () => {
  const population: Examined[] = fc.sample(randomCheck, { seed, numRuns: 1_000 }).map((check) => examine(check));
  const found = profile(population);

  test('are of every kind, small, and often violated', () => {
    console.log(`seed ${seed}\n${table(found)}`);
    expect(found.violated).toBeGreaterThanOrEqual(0.25);
    expect(found.holds).toBeGreaterThanOrEqual(0.25);
    expect(found.states.median).toBeGreaterThanOrEqual(50);
    expect(found.states.most).toBeLessThanOrEqual(3_000);
    expect(Object.keys(found.links)).toEqual([
      'broadcastMedium',
      'duplicating',
      'fifoPerfect',
      'fifoPerfect, bounded',
      'lossy',
      'mergingPerfect',
      'perPair',
      'perfect',
    ]);
    const fractions = { ...found.links, ...found.faults, ...found.frontEnds, ...found.properties, ...found.askedAt };
    expect(Object.entries(fractions).filter(([, fraction]) => fraction < 0.05)).toEqual([]);
    expect(found.cutAtDepth).toBeLessThanOrEqual(0.25);
    expect(found.boundHits).toBeGreaterThanOrEqual(0.02);
  });

  test('have the same verdict for a claim about the trace and for its monitor', () => {
    const differing = population.slice(0, 300).filter(({ check }) => {
      const twin = twinOf(check);
      if (twin === null) {
        return false;
      }
      const [asSafety, asMonitor] = check.property.form === 'safety' ? [check, twin] : [twin, check];
      const { options, result } = examine(asSafety);
      // There may be infinitely many traces where the memories of the monitor are few: both are followed equally far.
      const other = reference(referenceOf(asMonitor.system), propertyOf(asMonitor), options);
      return (other.verdict === 'violated') !== (result.verdict === 'violated') || other.length !== result.length;
    });
    expect(differing).toEqual([]);
  });

  test('are plain data', () => {
    const plain = population.slice(0, 100).map(({ check }) => check);
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });
});
