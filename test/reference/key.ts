/** The texts of the objects seen so far. What a search keeps is never written to again, so a text stays true. */
const texts = new WeakMap<object, string>();

/** One text per value of plain data: equal by structure, equal text. Keys are sorted, so their order means nothing. */
export function key(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'undefined';
  }
  const text = texts.get(value) ?? spelled(value);
  texts.set(value, text);
  return text;
}

function spelled(value: object): string {
  if (Array.isArray(value)) {
    return `[${value.map(key).join(',')}]`;
  }
  const record: Readonly<Record<string, unknown>> = { ...value };
  const fields = Object.keys(record)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${key(record[name])}`);
  return `{${fields.join(',')}}`;
}

/** The same elements in the order of their keys: the canonical form of a multiset. */
export function sorted<Element>(elements: readonly Element[]): readonly Element[] {
  if (elements.length < 2) {
    return elements;
  }
  return elements
    .map((element) => ({ element, key: key(element) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ element }) => element);
}

/** Each element once, the first of its equals. */
export function distinct<Element>(elements: readonly Element[]): readonly Element[] {
  return [...new Map(elements.toReversed().map((element) => [key(element), element])).values()].toReversed();
}

/** The multiset with one occurrence of an element taken out. */
export function without<Element>(elements: readonly Element[], element: Element): readonly Element[] {
  const text = key(element);
  const index = elements.findIndex((candidate) => key(candidate) === text);
  return elements.toSpliced(index, 1);
}
