import { it } from 'vitest';
import { assertCheck } from '../../checker/assert-check.ts';
import { large } from '../../models/corpus.ts';

it.each(large.map((check) => [check.name, check] as const))('%s meets its expectation', (_, check) => {
  assertCheck(check);
});
