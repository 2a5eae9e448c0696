import type { ProcessId, Unstated } from '../../specs/event.ts';

/**
 * A message with the signature of `signature` on it. Only that process can make it, anyone can verify it and pass it on.
 *
 * @see Dolev & Yao 1983; Cachin, Guerraoui, Rodrigues 2011, section 2.3
 */
export interface Signed<Content = Unstated> {
  readonly signature: ProcessId;
  readonly content: Content;
}

/**
 * A message with a message authentication code: made by the first of `mac`, under a key that the processes in `mac` share and nobody
 * else has. Any of them can make it, and so it convinces only one who shares the key and did not make it.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.3
 */
export interface Authenticated<Content = Unstated> {
  readonly mac: readonly ProcessId[];
  readonly content: Content;
}

/** What cryptography makes: a perfect one, so that terms are plain data which nobody without the key can write down. */
export type Term = Signed | Authenticated;

/** Whether a value is a term. No other value may have exactly these fields. */
export function isTerm(value: unknown): value is Term {
  return isSigned(value) || isAuthenticated(value);
}

export function isSigned(value: unknown): value is Signed {
  return hasFields(value, 'signature');
}

export function isAuthenticated(value: unknown): value is Authenticated {
  return hasFields(value, 'mac');
}

/** The processes that can make a term of themselves: those that have its key. */
export function keyHolders(term: Term): readonly ProcessId[] {
  return isSigned(term) ? [term.signature] : term.mac;
}

const none: readonly Term[] = [];
const found = new WeakMap<object, readonly Term[]>();

/** All terms within a value, outer ones first. Frozen values, whose parts many states share, are looked through once. */
export function termsIn(value: unknown): readonly Term[] {
  if (typeof value !== 'object' || value === null) return none;
  const known = found.get(value);
  if (known !== undefined) return known;
  const inner = Object.values(value).flatMap(termsIn);
  const terms = isTerm(value) ? [value, ...inner] : inner.length === 0 ? none : inner;
  if (Object.isFrozen(value)) found.set(value, terms);
  return terms;
}

function hasFields(value: unknown, proof: 'signature' | 'mac'): boolean {
  if (typeof value !== 'object' || value === null || !(proof in value) || !('content' in value)) return false;
  return Object.keys(value).length === 2;
}
