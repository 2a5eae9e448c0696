import { BadInput } from '../bad-input.ts';
import { BigMap } from './big-map.ts';

/** The most parts of one list or object: a larger one is a state that grows without end. */
const partsMax = 1_000_000;
/** The deepest nesting of one value. */
const depthMax = 1_000;

type Composite = Readonly<Record<string, unknown>> | readonly unknown[];

/**
 * The plain data of one model, each value once: equal values, by structure, become one and the same frozen object.
 *
 * The copy that is kept has its keys sorted, so that a handler which walks over them cannot tell two equal states apart.
 */
export class PlainData {
  readonly #nodes: Composite[] = [];
  readonly #hashes: number[] = [];
  readonly #numbers = new BigMap<object, number>();
  #table = new Int32Array(1 << 10);
  #bytes = 0;

  /** About how much memory the values take. */
  get bytes(): number {
    return this.#bytes + this.#table.byteLength;
  }

  /**
   * The one representative of `value`: frozen, with sorted keys, identical for equal values.
   *
   * @param where names the place that the value came from, for the error
   * @throws BadInput with the path to the first part that is not plain data
   */
  canonical(value: unknown, where: () => string): unknown {
    try {
      return this.#intern(value, where, [], new Set());
    } catch (error) {
      if (error instanceof BadInput) throw error;
      // A proxy runs code of its user's when it is read.
      throw notPlain(where, [], `a value that cannot be read (${error})`, advice(value));
    }
  }

  #intern(value: unknown, where: () => string, path: (string | number)[], open: Set<object>): unknown {
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) throw notPlain(where, path, String(value), 'Use a finite number, or null.');
      return value === 0 ? 0 : value;
    }
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'string') {
      if (value.length > partsMax) {
        throw notPlain(
          where,
          path,
          `a string of ${value.length} characters`,
          `Keep at most ${partsMax}: does it grow without end?`,
        );
      }
      return value;
    }
    if (typeof value !== 'object') throw notPlain(where, path, describe(value), advice(value));
    if (this.#numbers.get(value) !== undefined) return value;
    if (open.has(value)) throw notPlain(where, path, 'a cycle', 'Refer to other parts by a name or an index.');
    if (open.size >= depthMax) {
      throw notPlain(where, [], `a value nested more than ${depthMax} deep`, 'Refer to parts by a name or an index.');
    }
    open.add(value);
    const node = Array.isArray(value) ? this.#array(value, where, path, open) : this.#object(value, where, path, open);
    open.delete(value);
    return this.#unique(node);
  }

  #array(value: readonly unknown[], where: () => string, path: (string | number)[], open: Set<object>): Composite {
    if (value.length > partsMax) {
      throw notPlain(
        where,
        path,
        `a list of ${value.length} items`,
        `Keep at most ${partsMax}: does it grow without end?`,
      );
    }
    const parts: unknown[] = [];
    let holes = Object.keys(value).length !== value.length;
    for (let index = 0; index < value.length && !holes; index++) {
      holes = !(index in value);
      path.push(index);
      if (!holes) parts.push(this.#intern(value[index], where, path, open));
      path.pop();
    }
    if (!holes) return parts;
    throw notPlain(where, path, 'an array with holes or further properties', 'Fill every place, or use an object.');
  }

  #object(value: object, where: () => string, path: (string | number)[], open: Set<object>): Composite {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      throw notPlain(where, path, describe(value), advice(value));
    }
    const keys = Object.keys(value);
    if (Reflect.ownKeys(value).length !== keys.length) throw hiddenParts(where, path, value, keys);
    if (!isSorted(keys)) keys.sort();
    const copy: Record<string, unknown> = {};
    for (const key of keys) {
      path.push(key);
      const property = Object.getOwnPropertyDescriptor(value, key)!;
      if (property.get !== undefined) throw notPlain(where, path, 'a getter', 'Store the value itself.');
      const part = this.#intern(property.value, where, path, open);
      // A plain assignment to __proto__ would set the prototype instead of a key.
      if (key === '__proto__') {
        Object.defineProperty(copy, key, { value: part, enumerable: true, configurable: true, writable: true });
      } else {
        copy[key] = part;
      }
      path.pop();
    }
    return copy;
  }

  #unique(node: Composite): Composite {
    const hash = this.#hash(node);
    let mask = this.#table.length - 1;
    let place = hash & mask;
    for (let entry = this.#table[place]!; entry !== 0; entry = this.#table[place]!) {
      if (this.#hashes[entry - 1] === hash && sameParts(this.#nodes[entry - 1]!, node)) return this.#nodes[entry - 1]!;
      place = (place + 1) & mask;
    }
    const number = this.#nodes.length;
    Object.freeze(node);
    this.#nodes.push(node);
    this.#hashes.push(hash);
    this.#numbers.add(node, number);
    this.#bytes += 120;
    for (const key in node) {
      const part = partOf(node, key);
      // Strings may be shared, or may not.
      this.#bytes += 16 + (typeof part === 'string' ? part.length : 0);
    }
    if (number * 2 >= this.#table.length) {
      this.#table = new Int32Array(this.#table.length * 2);
      mask = this.#table.length - 1;
      for (let old = 0; old < number; old++) this.#enter(old);
    }
    this.#enter(number);
    return node;
  }

  #enter(number: number): void {
    const mask = this.#table.length - 1;
    let place = this.#hashes[number]! & mask;
    while (this.#table[place] !== 0) place = (place + 1) & mask;
    this.#table[place] = number + 1;
  }

  #hash(node: Composite): number {
    if (isList(node)) {
      let hash = 17;
      for (let index = 0; index < node.length; index++) hash = mix(hash, this.#hashOfPart(node[index]));
      return hash;
    }
    let hash = 31;
    for (const key in node) hash = mix(mix(hash, hashOfString(key)), this.#hashOfPart(node[key]));
    return hash;
  }

  #hashOfPart(part: unknown): number {
    if (typeof part === 'string') return hashOfString(part);
    if (typeof part === 'number')
      return Number.isInteger(part) && part === (part | 0) ? part : hashOfString(String(part));
    if (typeof part === 'object' && part !== null) return this.#hashes[this.#numbers.get(part)!]! + 0x9e37;
    return part === null ? 3 : part ? 5 : 7;
  }
}

/** Parts are representatives already, so that identity is equality; and keys of both are sorted. */
function sameParts(a: Composite, b: Composite): boolean {
  if (isList(a) || isList(b)) {
    if (!isList(a) || !isList(b) || a.length !== b.length) return false;
    for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
    return true;
  }
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return keys.length === others.length && keys.every((key, index) => key === others[index] && a[key] === b[key]);
}

function isList(node: Composite): node is readonly unknown[] {
  return Array.isArray(node);
}

function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index++) if (keys[index - 1]! > keys[index]!) return false;
  return true;
}

function hiddenParts(
  where: () => string,
  path: readonly (string | number)[],
  value: object,
  keys: readonly string[],
): BadInput {
  if (Object.getOwnPropertySymbols(value).length > 0) {
    return notPlain(where, path, 'a symbol as a key', 'Use strings as keys.');
  }
  const hidden = Object.getOwnPropertyNames(value).find((key) => !keys.includes(key));
  return notPlain(where, path, `the hidden property "${hidden}"`, 'Make it an ordinary field, or leave it out.');
}

function partOf(node: Composite, key: string): unknown {
  return (node as Readonly<Record<string, unknown>>)[key];
}

function mix(hash: number, part: number): number {
  const product = Math.imul(hash ^ part, 0x85ebca6b);
  return Math.imul(product ^ (product >>> 13), 0xc2b2ae35) ^ (product >>> 16);
}

function hashOfString(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

function notPlain(where: () => string, path: readonly (string | number)[], found: string, wayOut: string): BadInput {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  return new BadInput(
    `${where()}: expected plain data (null, booleans, finite numbers, strings, arrays, plain objects), ` +
      `found ${found}${place === '' ? '' : ` at ${place}`}. ${wayOut}`,
  );
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'function') return value.name === '' ? 'a function' : `the function ${value.name}`;
  if (typeof value === 'object') {
    const maker = value?.constructor;
    const name = typeof maker?.name === 'string' ? maker.name : '';
    if (name === '') return 'a class instance';
    // What the language brings is known by its name alone.
    const known = (globalThis as Readonly<Record<string, unknown>>)[name] === maker;
    return known ? `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}` : `an instance of ${name}`;
  }
  return `a ${typeof value}`;
}

function advice(value: unknown): string {
  if (value instanceof Map) return 'Use a plain object in place of a Map.';
  if (value instanceof Set) return 'Use a sorted array in place of a Set.';
  if (value instanceof Date) return 'Use a number in place of a Date.';
  if (value instanceof Promise) return 'Handlers are synchronous: return the value itself.';
  if (typeof value === 'function') return 'Keep functions outside of the state.';
  if (value === undefined) return 'Return a value, leave the key out, or use null.';
  if (typeof value === 'bigint') return 'Use a number or a string in place of a bigint.';
  if (typeof value === 'symbol') return 'Use a string in place of a symbol.';
  return 'Use a plain object with its fields in place of a class instance.';
}
