import { BadInput } from '../checker/bad-input.ts';

/** The parts of a record, by number: how to read and write them. */
export interface Parts {
  read(part: number): unknown;
  write(part: number, value: unknown): void;
}

/** What the parts of records are called, which look like plain objects. */
export class PartNames {
  readonly names: readonly string[];
  readonly #expected: string;
  readonly #numbers: ReadonlyMap<PropertyKey, number>;

  /** @param expected says what a name must be one of: "variable pc: expected one of its keys" */
  constructor(expected: string, names: readonly string[]) {
    this.#expected = expected;
    this.names = names;
    this.#numbers = new Map(names.map((name, part) => [name, part]));
  }

  /**
   * A record with these parts. Reading, assigning or deleting anything else is bad input, so that a misspelt name is no silent undefined.
   */
  record(parts: Parts): object {
    return new Proxy({}, new NamedParts(this, parts));
  }

  /** The number of a part; undefined if there is none of that name. */
  numberOf(name: PropertyKey): number | undefined {
    return this.#numbers.get(name);
  }

  strange(name: PropertyKey): BadInput {
    return new BadInput(`${this.#expected} (${this.names.join(', ')}), found "${String(name)}". Use one of them.`);
  }

  fixed(name: PropertyKey): BadInput {
    return new BadInput(
      `${this.#expected} (${this.names.join(', ')}) to be assigned, found that "${String(name)}" is removed or redefined. Assign a value to it.`,
    );
  }
}

/** Predicates are given a record for each configuration that they are asked about: so all that records have in common is in `PartNames`. */
class NamedParts implements ProxyHandler<object> {
  readonly #names: PartNames;
  readonly #parts: Parts;

  constructor(names: PartNames, parts: Parts) {
    this.#names = names;
    this.#parts = parts;
  }

  get(target: object, key: PropertyKey): unknown {
    const part = this.#names.numberOf(key);
    if (part !== undefined) return this.#parts.read(part);
    // What the language itself asks any object for.
    if (typeof key === 'symbol' || key in Object.prototype || key === 'toJSON' || key === 'then') {
      return Reflect.get(target, key);
    }
    throw this.#names.strange(key);
  }

  set(_: object, key: PropertyKey, value: unknown): boolean {
    const part = this.#names.numberOf(key);
    if (part === undefined) throw this.#names.strange(key);
    this.#parts.write(part, value);
    return true;
  }

  deleteProperty(_: object, key: PropertyKey): never {
    throw this.#names.fixed(key);
  }

  defineProperty(_: object, key: PropertyKey): never {
    throw this.#names.fixed(key);
  }

  has(_: object, key: PropertyKey): boolean {
    return this.#names.numberOf(key) !== undefined;
  }

  ownKeys(): string[] {
    return [...this.#names.names];
  }

  getOwnPropertyDescriptor(_: object, key: PropertyKey): PropertyDescriptor | undefined {
    const part = this.#names.numberOf(key);
    if (part === undefined) return undefined;
    return { value: this.#parts.read(part), enumerable: true, configurable: true, writable: true };
  }
}
