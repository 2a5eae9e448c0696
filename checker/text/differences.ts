import { clip, formatValue } from './format-value.ts';

/** The way from a value to a part of it: keys of records, indices of lists. */
export type Path = readonly (string | number)[];

/** One part in which two values differ. */
export type Difference =
  | { readonly kind: 'added'; readonly path: Path; readonly after: unknown }
  | { readonly kind: 'removed'; readonly path: Path; readonly before: unknown }
  | { readonly kind: 'changed'; readonly path: Path; readonly before: unknown; readonly after: unknown };

/**
 * The smallest parts in which two plain values differ, in the order of the value before; added keys come last. Equal values, by
 * structure, give none.
 *
 * Records are compared key by key, lists of one length item by item. Lists whose length changed differ as a whole: which item
 * came or went is for the reader to see.
 */
export function differences(before: unknown, after: unknown): readonly Difference[] {
  return compare(before, after, []);
}

/** One difference as a line: `log[2].term: 3`, or `vote: removed`. A difference of the values as a whole has no path: `3`. */
export function formatDifference(difference: Difference, options: { readonly lengthMax?: number } = {}): string {
  const { lengthMax = Number.POSITIVE_INFINITY } = options;
  const path = formatPath(difference.path);
  const label = path === '' ? '' : `${clip(path, lengthMax / 2)}: `;
  return clip(label + news(difference, lengthMax - label.length), lengthMax);
}

/** A path as it is written in code: `data.votes[2]["p q"]`. */
export function formatPath(path: Path): string {
  return path
    .map((key, index) => {
      if (typeof key === 'string' && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key)) {
        return index === 0 ? key : `.${key}`;
      }
      return `[${formatValue(key)}]`;
    })
    .join('');
}

function news(difference: Difference, lengthMax: number): string {
  if (difference.kind === 'removed') {
    return 'removed';
  }
  const { after } = difference;
  const before = difference.kind === 'changed' ? difference.before : undefined;
  if (Array.isArray(before) && Array.isArray(after) && extendsList(before, after)) {
    const text = formatValue(after);
    if (text.length > lengthMax && before.length > 0) {
      // Cutting a grown list at its end would leave out the very items that are new.
      const earlier = `[… ${before.length} earlier, `;
      return earlier + formatValue(after.slice(before.length), { lengthMax: lengthMax - earlier.length }).slice(1);
    }
  }
  return formatValue(after, { lengthMax });
}

function extendsList(before: readonly unknown[], after: readonly unknown[]): boolean {
  return after.length > before.length && before.every((item, index) => differences(item, after[index]).length === 0);
}

function compare(before: unknown, after: unknown, path: Path): readonly Difference[] {
  if (Object.is(before, after)) {
    return [];
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((item, index) => compare(item, after[index], [...path, index]));
  }
  if (isRecord(before) && isRecord(after)) {
    const kept = Object.keys(before).flatMap((key): readonly Difference[] =>
      Object.hasOwn(after, key)
        ? compare(before[key], after[key], [...path, key])
        : [{ kind: 'removed', path: [...path, key], before: before[key] }],
    );
    const added = Object.keys(after)
      .filter((key) => !Object.hasOwn(before, key))
      .map((key): Difference => ({ kind: 'added', path: [...path, key], after: after[key] }));
    return [...kept, ...added];
  }
  return [{ kind: 'changed', path, before, after }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
