import { expect, it } from 'vitest';
import checks from '../../../models/best-effort-broadcast/stubborn-broadcast.ts';
import { exceptions } from '../ladder.ts';

it('basic broadcast is stubborn over stubborn links, and delivers once over perfect ones', () => {
  expect(exceptions(checks, 'basic broadcast over stubborn links')).toEqual({});
  expect(exceptions(checks, 'basic broadcast over perfect links, taken for a stubborn one')).toEqual({
    'SBEB1 best-effort validity': 'violated by stopping for ever after 3 steps',
  });
});
