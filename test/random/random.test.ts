import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomCheck } from './random-check.ts';

describe('random checks', () => {
  test('are plain data', () => {
    const plain = fc.sample(randomCheck, { seed: 1, numRuns: 100 });
    expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
  });
});
