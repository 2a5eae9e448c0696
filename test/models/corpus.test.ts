import { describe, it } from 'vitest';
import { assertCheck } from '../../checker/assert-check.ts';
import { corpus, large } from '../../models/corpus.ts';

const quick = corpus.filter((check) => !large.includes(check));

describe('every check that ships meets its expectation (large ones: test/long)', () => {
  it.each(quick.map((check) => [check.name, check] as const))('%s', (_, check) => {
    assertCheck(check);
  });
});
