import { isTerm } from '../cryptography/term.ts';
import { isRecord, textOf, type Whole } from './domain.ts';

/** The values that fields were met with, by their names; and a whole that is no record under what it is. */
export class FieldValues {
  readonly #values = new Map<string, Map<string, unknown>>();
  /** With which other fields each value of a field was met: several sets of them, where it tells kinds apart. */
  readonly #among = new Map<string, Map<string, string>>();
  readonly #kinds = new Set<string>();
  readonly #sorts = new Map<string, Set<string>>();

  meet(value: unknown, whole: Whole): void {
    this.#walk(value, whole);
  }

  /** Fields whose values are of one sort, and do not tell kinds of records apart. */
  values(): readonly (readonly [name: string, values: readonly unknown[]])[] {
    return [...this.#values]
      .filter(([name]) => !this.#kinds.has(name))
      .map(([name, values]) => [name, [...values.values()]] as const)
      .filter(([name]) => this.#sorts.get(name)!.size <= 1);
  }

  #walk(value: unknown, name: string): void {
    if (isTerm(value)) {
      this.#walk(value.content, 'content');
    } else if (isRecord(value)) {
      const names = Object.keys(value).sort().join();
      for (const [field, part] of Object.entries(value)) {
        this.#note(field, part, names);
        if (isRecord(part) && !isTerm(part)) this.#sort(field, 'record');
        this.#walk(part, field);
      }
    } else {
      const values = this.#values.get(name) ?? new Map<string, unknown>();
      this.#values.set(name, values.set(textOf(value), value));
      this.#sort(name, value === null ? undefined : Array.isArray(value) ? 'list' : typeof value);
    }
  }

  #sort(name: string, sort: string | undefined): void {
    const sorts = this.#sorts.get(name) ?? new Set();
    this.#sorts.set(name, sort === undefined ? sorts : sorts.add(sort));
  }

  #note(field: string, part: unknown, names: string): void {
    if (typeof part !== 'string') return;
    const among = this.#among.get(field) ?? new Map<string, string>();
    this.#among.set(field, among.set(part, names));
    if (new Set(among.values()).size > 1) this.#kinds.add(field);
  }
}
