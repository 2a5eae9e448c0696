import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { PlainData } from '../../../checker/interning/plain-data.ts';

const canonical = (value: unknown) => new PlainData().canonical(value, () => 'local state of p');

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -0, 1, -1, 0.5, 2 ** 40, '', '0', '1', 'a', '\ud800'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', '10', '__proto__', 'length', ''), tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** The same value with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = {};
  for (const [key, part] of Object.entries(value).reverse()) {
    Object.defineProperty(copy, key, { value: reversed(part), enumerable: true, configurable: true, writable: true });
  }
  return copy;
}

/** Structure as text: what two values must share to be equal. */
function structure(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(structure).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${structure(part)}`);
  return `{${entries.sort().join()}}`;
}

describe('plain data', () => {
  it('makes values identical exactly where they are equal by structure', () => {
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 12 }), (values) => {
        const data = new PlainData();
        const made = values.map((value) => data.canonical(value, () => 'here'));
        values.forEach((a, first) => {
          values.forEach((b, second) => {
            expect(made[first] === made[second]).toBe(structure(a) === structure(b));
          });
          expect(structure(made[first])).toBe(structure(a));
        });
      }),
    );
  });

  it('does not look at the order of keys', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const data = new PlainData();
        expect(data.canonical(reversed(value), () => 'here')).toBe(data.canonical(value, () => 'here'));
      }),
    );
  });

  it('sorts the keys of what it keeps', () => {
    expect(JSON.stringify(canonical({ b: 1, a: { d: 2, c: 3 } }))).toBe('{"a":{"c":3,"d":2},"b":1}');
  });

  it('takes -0 for 0, everywhere', () => {
    expect(Object.is(canonical(-0), 0)).toBe(true);
    const data = new PlainData();
    expect(data.canonical([{ a: -0 }], () => 'here')).toBe(data.canonical([{ a: 0 }], () => 'here'));
  });

  it('freezes what it keeps, all the way down, and leaves the original alone', () => {
    const original = { list: [{ a: 1 }] };
    const kept = canonical(original) as typeof original;
    expect([kept, kept.list, kept.list[0]].map(Object.isFrozen)).toEqual([true, true, true]);
    expect([original, original.list, original.list[0]].map(Object.isFrozen)).toEqual([false, false, false]);
    original.list[0]!.a = 2;
    expect(kept).toEqual({ list: [{ a: 1 }] });
  });

  it('gives back what it made itself', () => {
    const data = new PlainData();
    const kept = data.canonical({ a: [1] }, () => 'here') as { a: unknown };
    expect(data.canonical(kept, () => 'here')).toBe(kept);
    expect(data.canonical({ a: kept.a }, () => 'here')).toBe(kept);
  });

  it('keeps a key called __proto__ as a key', () => {
    const parsed: unknown = JSON.parse('{"__proto__": {"a": 1}, "b": 2}');
    const kept = canonical(parsed) as object;
    expect(JSON.stringify(kept)).toBe('{"__proto__":{"a":1},"b":2}');
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(kept).not.toBe(canonical({ b: 2 }));
  });

  it('takes objects without a prototype, and one part in two places', () => {
    const bare = Object.assign(Object.create(null), { a: 1 });
    const part = [1];
    expect(canonical({ bare, left: part, right: part })).toEqual({ bare: { a: 1 }, left: [1], right: [1] });
  });
});

describe('what is no plain data is refused, with the path to it and the way out', () => {
  class Account {
    balance = 1;
  }
  const Impostor = Object.defineProperty(class {}, 'name', { value: 'Map' });
  const cycle: Record<string, unknown> = {};
  cycle.self = { again: cycle };
  const holes = [1, 2, 3];
  delete holes[1];
  const listWithName = Object.assign([1, 2], { name: 'list' });
  const expected =
    'local state of p: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), found ';

  const refused: readonly (readonly [what: string, value: unknown, rest: string])[] = [
    ['a Map', { seen: new Map() }, 'a Map at .seen. Use a plain object in place of a Map.'],
    ['a Set', { seen: [new Set()] }, 'a Set at .seen[0]. Use a sorted array in place of a Set.'],
    ['a Date', { at: new Date(0) }, 'a Date at .at. Use a number in place of a Date.'],
    ['a function', { a: [1, { f: Math.max }] }, 'the function max at .a[1].f. Keep functions outside of the state.'],
    ['a function without a name', [() => 0], 'a function at [0]. Keep functions outside of the state.'],
    ['a cycle', cycle, 'a cycle at .self.again. Refer to other parts by a name or an index.'],
    ['NaN', { n: Number.NaN }, 'NaN at .n. Use a finite number, or null.'],
    ['Infinity', [Number.NEGATIVE_INFINITY], '-Infinity at [0]. Use a finite number, or null.'],
    [
      'an instance of a class',
      { account: new Account() },
      'an instance of Account at .account. Use a plain object with its fields in place of a class instance.',
    ],
    ['undefined', { vote: undefined }, 'undefined at .vote. Return a value, leave the key out, or use null.'],
    ['undefined by itself', undefined, 'undefined. Return a value, leave the key out, or use null.'],
    ['a key that is a symbol', { a: { [Symbol('s')]: 1 } }, 'a symbol as a key at .a. Use strings as keys.'],
    ['a symbol', { a: Symbol('s') }, 'a symbol at .a. Use a string in place of a symbol.'],
    [
      'a getter',
      {
        get now() {
          return 1;
        },
      },
      'a getter at .now. Store the value itself.',
    ],
    [
      'an array with holes',
      { holes },
      'an array with holes or further properties at .holes. Fill every place, or use an object.',
    ],
    [
      'an array with a name',
      { listWithName },
      'an array with holes or further properties at .listWithName. Fill every place, or use an object.',
    ],
    [
      'an instance of a class that is called like a known one',
      { seen: new Impostor() },
      'an instance of Map at .seen. Use a plain object with its fields in place of a class instance.',
    ],
    [
      'an instance of a class without a name',
      [new (class {})()],
      'a class instance at [0]. Use a plain object with its fields in place of a class instance.',
    ],
    [
      'an error',
      { reason: new Error('no') },
      'an Error at .reason. Use a plain object with its fields in place of a class instance.',
    ],
    ['a bigint', { n: 1n }, 'a bigint at .n. Use a number or a string in place of a bigint.'],
    ['a promise', Promise.resolve(1), 'a Promise. Handlers are synchronous: return the value itself.'],
    [
      'a typed array',
      { bytes: new Uint8Array(1) },
      'a Uint8Array at .bytes. Use a plain object with its fields in place of a class instance.',
    ],
  ];

  it.each(refused)('%s', (_, value, rest) => {
    expect(() => canonical(value)).toThrow(new BadInput(expected + rest));
  });

  it('an array with as many further properties as holes', () => {
    const hole: unknown[] = [];
    hole.length = 1;
    expect(() => canonical(Object.assign(hole, { name: 'x' }))).toThrow(
      new BadInput(`${expected}an array with holes or further properties. Fill every place, or use an object.`),
    );
  });

  it('a field that does not show when one walks over the object', () => {
    const hidden = Object.defineProperty({ a: 1 }, 'secret', { value: 2, enumerable: false });
    expect(() => canonical(hidden)).toThrow(BadInput);
  });
});
