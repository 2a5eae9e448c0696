import { BadInput } from '../../checker/bad-input.ts';
import type { ProcessId } from '../../specs/event.ts';
import { type Authenticated, isAuthenticated, isSigned, isTerm, type Signed, termsIn } from './term.ts';

/** What a handler can do with the keys of its process. Perfect: nobody without the key makes a term, whatever they know. */
export interface Cryptography {
  /** `content` with the signature of this process: convinces everyone, and may be passed on. */
  sign<const Content>(content: Content): Signed<Content>;
  /**
   * `content` with a code under the key that this process shares with `to`, and with nobody else: it convinces `to`, who could have made
   * it as well, and so it convinces no third. With several in `to`, they all share the key.
   */
  mac<const Content>(to: ProcessId | readonly ProcessId[], content: Content): Authenticated<Content>;
  /** Whether a value is a term that `from` made, as far as this process can tell: a signature of `from`, or a code of another under a key that is also its own. */
  verify(term: unknown, from: ProcessId): boolean;
}

/** The cryptography of one process. */
export function cryptographyOf(self: ProcessId, everyone: readonly ProcessId[], where: () => string): Cryptography {
  return {
    sign: (content) => ({ signature: self, content }),
    mac: (to, content) => {
      const others = (typeof to === 'string' ? [to] : [...to].sort()).filter(
        (other, _, { length }) => other !== self || length === 1,
      );
      const stranger = others.find((other) => !everyone.includes(other));
      if (stranger !== undefined || others.length === 0) {
        throw new BadInput(
          `${where()} makes a MAC for ${stranger === undefined ? 'nobody' : `"${String(stranger)}"`}: expected a process of the system (${everyone.join(', ')}). Name who shares the key.`,
        );
      }
      return { mac: [self, ...others], content };
    },
    verify: (term, from) => {
      if (isSigned(term)) return term.signature === from;
      if (!isAuthenticated(term) || term.mac[0] !== from || !term.mac.includes(self)) return false;
      // What seems to be its own code under a shared key may be anyone's who shares it, sent back.
      return from !== self || term.mac.every((holder) => holder === self);
    },
  };
}

/**
 * Makes sure that a handler causes no term of another process that it was not given.
 *
 * @param given what the handler could read: its state and its event
 * @param caused canonical plain data: the next state, messages, indications
 * @throws BadInput that names the term's maker
 */
export function expectNoForgery(
  where: () => string,
  self: ProcessId,
  given: readonly unknown[],
  caused: readonly unknown[],
): void {
  const foreign = caused.flatMap(termsIn).filter((term) => makerOf(term) !== self);
  if (foreign.length === 0) return;
  const received = new Set(given.flatMap(termsIn).map((term) => JSON.stringify(term)));
  const forged = foreign.find((term) => !received.has(JSON.stringify(term)));
  if (forged === undefined) return;
  const what = isSigned(forged) ? 'a signature' : 'a MAC';
  throw new BadInput(
    `${where()} writes down ${what} of ${makerOf(forged)}, which it was not given: expected terms that it received, or its own. Make those with fx.sign and fx.mac.`,
  );
}

/** The process that a term says it was made by. */
export function makerOf(term: unknown): ProcessId | undefined {
  if (!isTerm(term)) return undefined;
  return isSigned(term) ? term.signature : term.mac[0];
}
