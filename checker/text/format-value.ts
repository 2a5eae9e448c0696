/** How much of a value to show. */
export interface FormatOptions {
  /** The most characters of the result; what does not fit is cut with "…", and a cut list says how many items it lacks. Unlimited unless given. */
  readonly lengthMax?: number;
}

/**
 * Any value as one line of text for a person: `{origin: p, body: "hello world"}`. The same value gives the same text.
 *
 * Keys stand in the value's own order. A string that reads like an identifier stands bare; every other string is quoted, so that
 * `"1"` and `1`, or `"true"` and `true`, stay apart, and so that line ends and control characters show as escapes.
 */
export function formatValue(value: unknown, options: FormatOptions = {}): string {
  const { lengthMax = Number.POSITIVE_INFINITY } = options;
  return clip(fitted(value, lengthMax), lengthMax);
}

/** The first `lengthMax` characters of a text, the last of them "…" where some are left out. Never splits a character in two. */
export function clip(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) {
    return text;
  }
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length + 1 > lengthMax) {
      break;
    }
    kept += character;
  }
  return `${kept}…`;
}

/** Below this many characters, a shortened item says less than the count of the items left out. */
const SMALLEST_ITEM = 8;

interface Item {
  readonly label: string;
  readonly value: unknown;
}

function fitted(value: unknown, room: number): string {
  const text = whole(value);
  if (text.length <= room) {
    return text;
  }
  if (typeof value === 'string') {
    return cutString(value, room);
  }
  if (Array.isArray(value)) {
    return `[${cutItems(
      value.map((item) => ({ label: '', value: item })),
      room - 2,
    )}]`;
  }
  if (isRecord(value)) {
    return `{${cutItems(
      Object.entries(value).map(([key, item]) => ({ label: `${bareOrQuoted(key)}: `, value: item })),
      room - 2,
    )}}`;
  }
  return text;
}

function whole(value: unknown): string {
  if (typeof value === 'string') {
    return bareOrQuoted(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(whole).join(', ')}]`;
  }
  if (isRecord(value)) {
    return `{${Object.entries(value)
      .map(([key, item]) => `${bareOrQuoted(key)}: ${whole(item)}`)
      .join(', ')}}`;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function cutString(value: string, room: number): string {
  const characters = Array.from(value);
  for (let kept = Math.min(characters.length, Math.max(0, Math.floor(room) - 3)); kept > 0; kept -= 1) {
    const text = quoted(`${characters.slice(0, kept).join('')}…`);
    if (text.length <= room) {
      return text;
    }
  }
  return '"…"';
}

function cutItems(items: readonly Item[], room: number): string {
  const shown: string[] = [];
  let used = 0;
  for (const [index, { label, value }] of items.entries()) {
    const left = items.length - index;
    const after = left > 1 ? `, … ${left - 1} more`.length : 0;
    const free = room - used - (index > 0 ? 2 : 0) - label.length - after;
    const text = whole(value);
    if (text.length <= free) {
      shown.push(label + text);
      used += label.length + text.length + (index > 0 ? 2 : 0);
      continue;
    }
    const item = free >= SMALLEST_ITEM ? clip(fitted(value, free), free) : undefined;
    const rest = item === undefined ? left : left - 1;
    if (item !== undefined) {
      shown.push(label + item);
    }
    if (rest > 0) {
      shown.push(`… ${rest} more`);
    }
    break;
  }
  return shown.join(', ');
}

const BARE = /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u;
const TAKEN: ReadonlySet<string> = new Set(['true', 'false', 'null', 'undefined', 'NaN', 'Infinity']);

function bareOrQuoted(text: string): string {
  return BARE.test(text) && !TAKEN.has(text) ? text : quoted(text);
}

/** Characters that end lines, reverse the direction of writing, or cannot be written at all. */
const INVISIBLE = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

function quoted(text: string): string {
  return JSON.stringify(text).replace(
    INVISIBLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
