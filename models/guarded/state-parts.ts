import type { Parts } from '../named-parts.ts';
import type { Memory, Variable } from './variables.ts';

/** A variable, and the number of its first cell. */
export interface PlacedVariable {
  readonly variable: Variable;
  readonly first: number;
}

/** The variables of a state over a memory, in the order in which they are declared. */
export class StateParts implements Parts {
  readonly #variables: readonly PlacedVariable[];
  readonly #memory: Memory;
  /** What was asked for so far of what stands for variables of several cells. */
  readonly #objects: (object | undefined)[] = [];

  constructor(variables: readonly PlacedVariable[], memory: Memory) {
    this.#variables = variables;
    this.#memory = memory;
  }

  read(part: number): unknown {
    const { variable, first } = this.#variables[part]!;
    if (variable.over === undefined) return this.#memory.read(first);
    this.#objects[part] ??= variable.over(this.#memory, first);
    return this.#objects[part];
  }

  write(part: number, value: unknown): void {
    const { variable, first } = this.#variables[part]!;
    variable.assign(this.#memory, first, value);
  }
}
