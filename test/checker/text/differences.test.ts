import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, formatDifference } from '../../../checker/text/differences.ts';

const lines = (before: unknown, after: unknown, lengthMax?: number) =>
  differences(before, after).map((difference) =>
    formatDifference(difference, lengthMax === undefined ? {} : { lengthMax }),
  );

describe('differences', () => {
  it('names the changed fields only', () => {
    expect(
      lines(
        { phase: 'idle', votes: { p: 'yes', q: 'none' }, log: ['a'], gone: 1 },
        { phase: 'idle', votes: { p: 'yes', q: 'no' }, log: ['a', 'b'], term: 2 },
      ),
    ).toEqual(['votes.q: no', 'log: [a, b]', 'gone: removed', 'term: 2']);
  });

  it('compares lists of one length item by item', () => {
    expect(lines({ acks: [{ of: 'p', ok: false }, 1] }, { acks: [{ of: 'p', ok: true }, 1] })).toEqual([
      'acks[0].ok: true',
    ]);
  });

  it('writes values without fields as they are', () => {
    expect(lines(0, 1)).toEqual(['1']);
    expect(lines({ 'a b': { c: 1 } }, { 'a b': { c: 2 } })).toEqual(['["a b"].c: 2']);
  });

  it('shows what is new of a long list that grew', () => {
    const log = Array.from({ length: 30 }, (_, index) => index);
    expect(lines({ log }, { log: [...log, 99] }, 30)).toEqual(['log: [… 30 earlier, 99]']);
  });

  it('ignores the order of keys', () => {
    expect(differences({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
  });

  it('finds none between equal values, and some between others', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(differences(one, structuredClone(one))).toEqual([]);
        expect(differences(one, other).length === 0).toBe(differences(other, one).length === 0);
      }),
    );
  });

  it('keeps to the length that is asked for', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.integer({ min: 20, max: 60 }), (one, other, lengthMax) => {
        for (const line of lines(one, other, lengthMax)) {
          expect(line.length).toBeLessThanOrEqual(lengthMax);
        }
      }),
    );
  });
});
