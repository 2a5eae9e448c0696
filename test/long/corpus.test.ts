import { it } from 'vitest';
import { assertCheck } from '../../checker/assert-check.ts';
import { longChecks } from '../models/long-checks.ts';

it.each(longChecks.map((check) => [check.name, check] as const))('%s meets its expectation', (_, check) => {
  assertCheck(check);
});
