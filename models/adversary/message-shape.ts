import type { ProcessId } from '../../specs/event.ts';
import { isAuthenticated, isSigned, isTerm, type Term } from '../cryptography/term.ts';
import { type Domain, type Domains, textOf, type Whole } from './domain.ts';

/** A message with domains in place of some values, and with anyone in place of those who made its terms. */
export type MessageShape =
  | { readonly is: 'value'; readonly value: unknown }
  | { readonly is: 'domain'; readonly domain: Domain }
  | { readonly is: 'list'; readonly parts: readonly MessageShape[] }
  | { readonly is: 'record'; readonly fields: readonly (readonly [string, MessageShape])[] }
  | { readonly is: 'signed'; readonly content: MessageShape }
  /** Under the key of a pair, or, of more than two, under the key of just these. */
  | { readonly is: 'authenticated'; readonly group: readonly ProcessId[] | null; readonly content: MessageShape };

/** Who fills in a shape. */
export interface Speaker {
  readonly everyone: readonly ProcessId[];
  /** The processes whose keys are at hand. */
  readonly byzantine: readonly ProcessId[];
  /** The terms of others that were received. */
  readonly knows: readonly Term[];
}

export function shapeOf(message: unknown, domains: Domains, whole: Whole = 'message'): MessageShape {
  return shape(message, domains, undefined, whole);
}

function shape(message: unknown, domains: Domains, field: string | undefined, whole?: Whole): MessageShape {
  const domain = domains.of(message, field, whole);
  if (domain !== undefined) return { is: 'domain', domain };
  const inner = (part: unknown, name?: string) => shape(part, domains, name);
  if (isSigned(message)) return { is: 'signed', content: inner(message.content, 'content') };
  if (isAuthenticated(message)) {
    const group = message.mac.length > 2 ? [...message.mac].sort() : null;
    return { is: 'authenticated', group, content: inner(message.content, 'content') };
  }
  if (Array.isArray(message)) return { is: 'list', parts: message.map((part) => inner(part)) };
  if (typeof message === 'object' && message !== null) {
    return { is: 'record', fields: Object.entries(message).map(([name, part]) => [name, inner(part, name)]) };
  }
  return { is: 'value', value: message };
}

/** The messages of a shape that a speaker can say, in an order that depends on nothing but the arguments. */
export function instances(shape: MessageShape, speaker: Speaker, domains: Domains): readonly unknown[] {
  switch (shape.is) {
    case 'value':
      return [shape.value];
    case 'domain':
      return shape.domain.values;
    case 'list':
      return product(shape.parts.map((part) => instances(part, speaker, domains)));
    case 'record':
      return product(shape.fields.map(([, part]) => instances(part, speaker, domains))).map((parts) =>
        Object.fromEntries(shape.fields.map(([name], index) => [name, parts[index]])),
      );
    case 'signed':
    case 'authenticated': {
      const contents = instances(shape.content, speaker, domains);
      const wanted = textOf(shape);
      const made = proofs(shape, speaker).flatMap((proof) => contents.map((content) => ({ ...proof, content })));
      return [...made, ...speaker.knows.filter((term) => textOf(shapeOf(term, domains)) === wanted)];
    }
  }
}

/** Whether a speaker can say a message: each of its terms is made with a key that is at hand, or was received as it is. */
export function canSay(message: unknown, speaker: Speaker): boolean {
  if (typeof message !== 'object' || message === null) return true;
  if (isTerm(message)) {
    const known = textOf(message);
    if (speaker.knows.some((term) => textOf(term) === known)) return true;
    const holders = isSigned(message) ? [message.signature] : message.mac;
    if (!holders.some((holder) => speaker.byzantine.includes(holder))) return false;
  }
  return Object.values(message).every((part) => canSay(part, speaker));
}

/** The domains that a shape has places for. */
export function domainsOf(shape: MessageShape): readonly Domain[] {
  switch (shape.is) {
    case 'value':
      return [];
    case 'domain':
      return [shape.domain];
    case 'list':
      return shape.parts.flatMap(domainsOf);
    case 'record':
      return shape.fields.flatMap(([, part]) => domainsOf(part));
    case 'signed':
    case 'authenticated':
      return domainsOf(shape.content);
  }
}

/** The signatures, or the codes, that the keys at hand can make. */
function proofs(
  shape: Extract<MessageShape, { is: 'signed' | 'authenticated' }>,
  { everyone, byzantine }: Speaker,
): readonly ({ signature: ProcessId } | { mac: readonly ProcessId[] })[] {
  if (shape.is === 'signed') return byzantine.map((signature) => ({ signature }));
  const { group } = shape;
  const macs =
    group === null
      ? everyone.flatMap((from) => everyone.filter((to) => to !== from).map((to) => [from, to]))
      : // Who has not the key may use one of its own: someone may not look.
        [...group, ...byzantine].map((maker) => [maker, ...group.filter((other) => other !== maker)]);
  const distinct = [...new Map(macs.map((mac) => [mac.join('\n'), mac])).values()];
  return distinct.filter((mac) => mac.some((holder) => byzantine.includes(holder))).map((mac) => ({ mac }));
}

function product(choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return choices.reduce<readonly (readonly unknown[])[]>(
    (sofar, values) => sofar.flatMap((parts) => values.map((value) => [...parts, value])),
    [[]],
  );
}
