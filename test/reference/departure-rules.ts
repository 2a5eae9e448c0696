import { distinct, key } from './key.ts';
import type { Departing } from './reference-system.ts';

/** What a value is that is part of nothing. */
export type Whole = 'message' | 'request' | 'state';

/** All that a value may be in place of what it is: with any of the declared values in each field that has some. */
export function wrongFor(value: unknown, whole: Whole, values: Departing['values']): readonly unknown[] {
  const all = variants(value, isRecord(value) ? undefined : whole, values);
  return distinct(all).filter((other) => key(other) !== key(value));
}

/** All ways to say something else in place of at least one of several messages. */
export function wrongMessages(
  messages: readonly unknown[],
  values: Departing['values'],
): readonly (readonly unknown[])[] {
  const ways = combined(messages.map((message) => [message, ...wrongFor(message, 'message', values)]));
  return ways.filter((way) => key(way) !== key(messages));
}

/** The names that values may be declared under, in a value. */
export function namesIn(value: unknown, whole?: Whole): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return whole === undefined ? [] : [whole];
  }
  const own = isRecord(value) ? Object.keys(value) : whole === undefined ? [] : [whole];
  return [...own, ...Object.values(value).flatMap((part) => namesIn(part))];
}

function variants(value: unknown, name: string | undefined, values: Departing['values']): readonly unknown[] {
  if (name !== undefined && values[name] !== undefined) {
    return values[name];
  }
  if (Array.isArray(value)) {
    return combined(value.map((part) => variants(part, undefined, values)));
  }
  if (isRecord(value)) {
    const fields = Object.entries(value);
    return combined(fields.map(([field, part]) => variants(part, field, values))).map((parts) =>
      Object.fromEntries(fields.map(([field], index) => [field, parts[index]])),
    );
  }
  return [value];
}

/** One of each, in all ways. */
function combined(choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  let ways: readonly (readonly unknown[])[] = [[]];
  for (const choice of choices) {
    ways = ways.flatMap((way) => choice.map((part) => [...way, part]));
  }
  return ways;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
