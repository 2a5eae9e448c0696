import { BadInput } from './bad-input.ts';
import { formatValue } from './text/format-value.ts';

/**
 * Makes sure that a description is an object with no other members than the known ones: a misspelt member would be ignored.
 *
 * @param where names the description for a person: "system"
 * @throws BadInput for anything else, and for a member that is not known
 */
export function expectMembers(where: string, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadInput(`${where}: expected an object with ${known.join(', ')}, found ${shown(value)}.`);
  }
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) {
    throw new BadInput(`${where}: expected ${known.join(', ')}, found "${stranger}". Correct the name.`);
  }
}

/** @throws BadInput unless the value is a function */
export function expectFunction(where: string, value: unknown): void {
  if (typeof value !== 'function') throw new BadInput(`${where}: expected a function, found ${shown(value)}.`);
}

/** @throws BadInput unless the value is a list */
export function expectList(where: string, value: unknown): void {
  if (!Array.isArray(value)) throw new BadInput(`${where}: expected a list, found ${shown(value)}.`);
}

/**
 * Makes sure that something is what another function has returned: an object with these members, those in `lists` being lists.
 *
 * @param what names it, and says where it comes from: "a report, as runCheck(…) returns it"
 * @throws BadInput for anything else
 */
export function expectMade(where: string, value: unknown, what: string, lists: readonly string[]): void {
  // Where it is no object, it has no members.
  const members = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>;
  if (lists.every((name) => Array.isArray(members[name]))) return;
  throw new BadInput(`${where}: expected ${what}, found ${shown(value)}. Pass that.`);
}

/** A value that should not be here, for a person. */
export function shown(value: unknown): string {
  if (typeof value === 'function') return value.name === '' ? 'a function' : `the function ${value.name}`;
  if (value instanceof Promise) return 'a Promise';
  if (typeof value === 'bigint') return `${value}n`;
  try {
    return formatValue(value, { lengthMax: 60 });
  } catch {
    return 'a value that cannot be shown';
  }
}
