import { expect, test } from 'vitest';
import { namePattern } from '../../cli/name-pattern.ts';

test('a pattern is a part of the name, in any case', () => {
  expect(namePattern('BANK')('naive bank, 2 replicas')).toBe(true);
  expect(namePattern('bank')('two-phase commit')).toBe(false);
});

test('an asterisk stands for anything, and nothing else is special', () => {
  expect(namePattern('naive*2')('naive bank, 2 replicas')).toBe(true);
  expect(namePattern('2*naive')('naive bank, 2 replicas')).toBe(false);
  expect(namePattern('(n=3)')('consensus (n=3)')).toBe(true);
  expect(namePattern('.')('consensus')).toBe(false);
});
