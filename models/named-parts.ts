import { BadInput } from '../checker/bad-input.ts';

/** One part of a record: how to read and write it. */
export interface Part {
  read(): unknown;
  write(value: unknown): void;
}

/**
 * A record with a fixed set of parts, which looks like a plain object. Reading, assigning or deleting anything else is bad input, so
 * that a misspelt name is no silent undefined.
 *
 * @param expected says what a name must be one of: "variable pc: expected one of its keys"
 */
export function namedParts(expected: string, parts: ReadonlyMap<string, Part>): object {
  const names = [...parts.keys()];
  const strange = (key: PropertyKey) =>
    new BadInput(`${expected} (${names.join(', ')}), found "${String(key)}". Use one of them.`);
  const fixed = (key: PropertyKey) =>
    new BadInput(
      `${expected} (${names.join(', ')}) to be assigned, found that "${String(key)}" is removed or redefined. Assign a value to it.`,
    );
  return new Proxy(
    {},
    {
      get: (target, key) => {
        if (typeof key === 'symbol') return Reflect.get(target, key);
        const part = parts.get(key);
        if (part !== undefined) return part.read();
        // What the language itself asks any object for.
        if (key in Object.prototype || key === 'toJSON' || key === 'then') return Reflect.get(target, key);
        throw strange(key);
      },
      set: (_, key, value) => {
        const part = parts.get(String(key));
        if (part === undefined) throw strange(key);
        part.write(value);
        return true;
      },
      deleteProperty: (_, key) => {
        throw fixed(key);
      },
      defineProperty: (_, key) => {
        throw fixed(key);
      },
      has: (_, key) => parts.has(String(key)),
      ownKeys: () => names,
      getOwnPropertyDescriptor: (_, key) => {
        const part = parts.get(String(key));
        return part && { value: part.read(), enumerable: true, configurable: true, writable: true };
      },
    },
  );
}
