/** A set of plain data, in an order that depends on its elements only, so that equal sets are equal values. */
export type PlainSet<Item> = readonly Item[];

export function has<Item>(set: PlainSet<Item>, item: Item): boolean {
  const text = JSON.stringify(item);
  return set.some((other) => JSON.stringify(other) === text);
}

export function including<Item>(set: PlainSet<Item>, item: Item): PlainSet<Item> {
  if (has(set, item)) return set;
  return [...set, item].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
