import { describe, expect, it } from 'vitest';
import { BigMap } from '../../../checker/interning/big-map.ts';

describe('a big map', () => {
  it('answers what was added, and nothing else', () => {
    const map = new BigMap<string, number>();
    map.add('zero', 0);
    map.add('one', 1);
    expect([map.get('zero'), map.get('one'), map.get('two')]).toEqual([0, 1, undefined]);
  });
});
