import { describe, expect, it } from 'vitest';
import { Interner } from '../../../checker/interning/interner.ts';
import { PlainData } from '../../../checker/interning/plain-data.ts';

const where = () => 'here';

describe('an interner', () => {
  it('numbers distinct values from 0 in the order in which they come, and equal ones alike', () => {
    const interner = new Interner(new PlainData());
    const values = [{ a: 1, b: [2] }, [], {}, null, { b: [2], a: 1 }, 0, '0', false, -0, [], 'x'];
    expect(values.map((value) => interner.id(value, where))).toEqual([0, 1, 2, 3, 0, 4, 5, 6, 4, 1, 7]);
    expect(interner.size).toBe(8);
    expect(Array.from({ length: 8 }, (_, id) => interner.value(id))).toEqual([
      { a: 1, b: [2] },
      [],
      {},
      null,
      0,
      '0',
      false,
      'x',
    ]);
  });

  it('gives each interner numbers of its own, also over shared data', () => {
    const data = new PlainData();
    const [first, second] = [new Interner(data), new Interner(data)];
    first.id('a', where);
    expect([first.id('b', where), second.id('b', where)]).toEqual([1, 0]);
  });
});
