import type { Content, Entry } from './link.ts';

/** The entries in one order that depends on nothing but what they are. */
export function inOrder(content: Content): Content {
  return [...content].sort((a, b) => compare(keyOf(a), keyOf(b)));
}

/** The content without the entry at a place. */
export function without(content: Content, place: number): Content {
  return content.filter((_, index) => index !== place);
}

/** Whether two entries are equal by structure. */
export function sameEntry(a: Entry, b: Entry): boolean {
  return keyOf(a) === keyOf(b);
}

/** Entries hold canonical plain data, whose keys are sorted: equal values have equal texts. */
function keyOf(entry: Entry): string {
  return JSON.stringify([entry.from, entry.to, entry.message]);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
