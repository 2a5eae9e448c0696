import { describe, it } from 'vitest';
import { assertCheck } from '../../checker/assert-check.ts';
import { corpus } from '../../models/corpus.ts';
import { longChecks } from './long-checks.ts';

const quick = corpus.filter((check) => !longChecks.includes(check));

describe('every check that ships meets its expectation (those that take long: test/long)', () => {
  it.each(quick.map((check) => [check.name, check] as const))('%s', (_, check) => {
    assertCheck(check);
  });
});
