import { BadInput } from '../../checker/bad-input.ts';
import { shown } from '../../checker/shape.ts';
import { PartNames, type Parts } from '../named-parts.ts';
import type { KeySet, PerKey, PerProcess } from './guarded-definition.ts';

/** One cell of the shared memory: a plain variable, or one key of a variable that has several. */
export interface Cell {
  /** For a person: "tm", "pc[1]", "msgs has commit". */
  readonly name: string;
  readonly owner?: string;
  readonly initial: unknown;
}

/** Reads and writes cells by their number. */
export interface Memory {
  read(cell: number): unknown;
  write(cell: number, value: unknown): void;
}

/** A variable: the cells it takes, and how user code reaches them. */
export interface Variable {
  readonly cells: readonly Cell[];
  /** What `state.name` is over the cells from `first` on; the value of the only cell, where a variable has no such object. */
  readonly over?: (memory: Memory, first: number) => object;
  /** What `state.name = value` does. */
  assign(memory: Memory, first: number, value: unknown): void;
}

/** How a variable declared with `initial` is laid out. */
export function variable(name: string, initial: unknown): Variable {
  if (isLayout<PerProcess<Readonly<Record<string, unknown>>>>(initial, 'per process'))
    return perProcessVariable(name, initial);
  if (isLayout<PerKey<string | number>>(initial, 'per key')) return perKeyVariable(name, initial);
  return {
    cells: [{ name, initial }],
    assign: (memory, first, value) => memory.write(first, value),
  };
}

function isLayout<Layout>(value: unknown, layout: string): value is Layout {
  return typeof value === 'object' && value !== null && 'layout' in value && value.layout === layout;
}

function perProcessVariable(name: string, { initial }: PerProcess<Readonly<Record<string, unknown>>>): Variable {
  const keys = Object.keys(initial);
  const names = new PartNames(`variable ${name}: expected one of its keys`, keys);
  return {
    cells: keys.map((key) => ({ name: `${name}[${key}]`, owner: key, initial: initial[key] })),
    over: (memory, first) => names.record(new CellParts(memory, first)),
    assign: (memory, first, value) => {
      if (typeof value !== 'object' || value === null) {
        throw new BadInput(`variable ${name}: expected a value per key (${keys.join(', ')}), found ${shown(value)}.`);
      }
      const record = value as Readonly<Record<string, unknown>>;
      const stranger = Object.keys(record).find((key) => !keys.includes(key));
      if (stranger !== undefined) {
        throw new BadInput(
          `variable ${name}: expected one of its keys (${keys.join(', ')}), found "${stranger}". Use one of them.`,
        );
      }
      for (const [index, key] of keys.entries()) memory.write(first + index, record[key]);
    },
  };
}

/** Cells that follow each other, as the parts of a record. */
class CellParts implements Parts {
  readonly #memory: Memory;
  readonly #first: number;

  constructor(memory: Memory, first: number) {
    this.#memory = memory;
    this.#first = first;
  }

  read(part: number): unknown {
    return this.#memory.read(this.#first + part);
  }

  write(part: number, value: unknown): void {
    this.#memory.write(this.#first + part, value);
  }
}

function perKeyVariable(name: string, { keys, initial }: PerKey<string | number>): Variable {
  const cellOf = (key: string | number) => {
    const index = keys.indexOf(key);
    if (index >= 0) return index;
    throw new BadInput(
      `set ${name}: expected one of its keys (${keys.join(', ')}), found ${JSON.stringify(key)}. Declare it in perKey.`,
    );
  };
  const over = (memory: Memory, first: number): KeySet<string | number> => ({
    has: (key) => memory.read(first + cellOf(key)) === true,
    add: (key) => memory.write(first + cellOf(key), true),
    delete: (key) => memory.write(first + cellOf(key), false),
    get size() {
      return keys.filter((_, index) => memory.read(first + index) === true).length;
    },
    [Symbol.iterator]: () => keys.filter((_, index) => memory.read(first + index) === true)[Symbol.iterator](),
  });
  return {
    cells: keys.map((key) => ({ name: `${name} has ${key}`, initial: initial.includes(key) })),
    over,
    assign: (memory, first, value) => {
      if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) {
        throw new BadInput(`set ${name}: expected a list of its keys (${keys.join(', ')}), found ${shown(value)}.`);
      }
      const members = [...(value as Iterable<string | number>)];
      for (const member of members) cellOf(member);
      for (const [index, key] of keys.entries()) memory.write(first + index, members.includes(key));
    },
  };
}
