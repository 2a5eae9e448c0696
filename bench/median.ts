/** The element in the middle by a number; of two in the middle, the lower one. */
export function medianBy<Element>(elements: readonly Element[], numberOf: (element: Element) => number): Element {
  const sorted = elements.toSorted((a, b) => numberOf(a) - numberOf(b));
  const middle = sorted[(sorted.length - 1) >> 1];
  if (middle === undefined) throw new RangeError('A median needs at least one element.');
  return middle;
}
