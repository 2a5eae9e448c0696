import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clip, formatValue } from '../../../checker/text/format-value.ts';

describe('formatValue', () => {
  it.each<[unknown, string]>([
    [{ origin: 'p', body: 'hello world' }, '{origin: p, body: "hello world"}'],
    [{ b: 1, a: [true, null, 'x'] }, '{b: 1, a: [true, null, x]}'],
    [[], '[]'],
    [{}, '{}'],
    ['', '""'],
    ['1', '"1"'],
    [1, '1'],
    ['true', '"true"'],
    [true, 'true'],
    ['null', '"null"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [-0, '-0'],
    ['é_1.b-c', 'é_1.b-c'],
    ['a\nb\u202e\u0000', '"a\\nb\\u202e\\u0000"'],
    ['\ud800', '"\\ud800"'],
    ['→ 🦊', '"→ 🦊"'],
    [{ 'a b': 'x;y' }, '{"a b": "x;y"}'],
  ])('writes %j as %s', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });

  it('says how many items a cut list lacks', () => {
    expect(formatValue([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { lengthMax: 20 })).toBe('[1, 2, 3, … 7 more]');
    expect(formatValue({ a: 'one', b: 'two', c: 'three' }, { lengthMax: 20 })).toBe('{a: one, … 2 more}');
  });

  it('cuts a long string inside of its quotes', () => {
    expect(formatValue('a long long string', { lengthMax: 12 })).toBe('"a long lo…"');
    expect(formatValue({ text: 'x'.repeat(50) }, { lengthMax: 20 })).toBe('{text: "xxxxxxxxx…"}');
  });

  it('never exceeds its length, and cuts nothing that fits', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 4, max: 60 }), (value, lengthMax) => {
        const text = formatValue(value, { lengthMax });
        const whole = formatValue(value);
        expect(text.length).toBeLessThanOrEqual(lengthMax);
        if (whole.length <= lengthMax) {
          expect(text).toBe(whole);
        }
      }),
    );
  });

  it('keeps different plain values apart', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(formatValue(one) === formatValue(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });
});

describe('clip', () => {
  it('never splits a character in two', () => {
    expect(clip('🦊🦊🦊', 4)).toBe('🦊…');
    expect(clip('abc', 3)).toBe('abc');
  });
});
