import { describe, expect, it } from 'vitest';
import { expectationOf } from '../../checker/check.ts';
import { outcomeOf } from '../../checker/outcome.ts';
import { runCheck } from '../../checker/run-check.ts';
import { corpus } from '../../models/corpus.ts';

describe('every check that ships meets its expectation', () => {
  it.each(corpus.map((check) => [check.name, check] as const))('%s', (_, check) => {
    const { findings } = runCheck(check);
    expect(Object.fromEntries(findings.map(({ property, verdict }) => [property, outcomeOf(verdict)]))).toEqual(
      Object.fromEntries(check.properties.map(({ name }) => [name, expectationOf(check, name)])),
    );
  });
});
