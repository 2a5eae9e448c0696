/** One text per value of plain data: equal by structure, equal text. Keys are sorted, so their order means nothing. */
export function key(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value) ?? 'undefined';
  }
  if (Array.isArray(value)) {
    return `[${value.map(key).join(',')}]`;
  }
  // An object that is no array is read by the names of its fields.
  const record = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(record).sort()) {
    text += `${JSON.stringify(name)}:${key(record[name])},`;
  }
  return `{${text}}`;
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
