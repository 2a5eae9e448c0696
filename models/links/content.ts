import type { Content, Entry } from './link.ts';

/** The content with one entry more, in an order that depends on nothing but what the entries are. The content has that order. */
export function withEntry(content: Content, entry: Entry): Content {
  const key = keyOf(entry);
  let place = content.length;
  while (place > 0 && key < keyOf(content[place - 1]!)) place--;
  return [...content.slice(0, place), entry, ...content.slice(place)];
}

/** The content without the entry at a place. */
export function without(content: Content, place: number): Content {
  return content.filter((_, index) => index !== place);
}

/** Whether two entries are equal by structure. */
export function sameEntry(a: Entry, b: Entry): boolean {
  return a === b || keyOf(a) === keyOf(b);
}

const keys = new WeakMap<Entry, string>();

/** Entries hold canonical plain data, whose keys are sorted: equal values have equal texts. Each entry is written out once. */
function keyOf(entry: Entry): string {
  let key = keys.get(entry);
  if (key === undefined) {
    key = JSON.stringify([entry.from, entry.to, entry.message]);
    keys.set(entry, key);
  }
  return key;
}
