import { sameEntry, withEntry } from './content.ts';
import { type Link, owedWeakly } from './link.ts';
import type { StubbornLinks } from './link-ports.ts';

/**
 * Stubborn links: what was sent once is delivered again and again, for ever. Contents are sets that only grow.
 *
 * Owed weakly for each message from one process to another: its delivery, which is always possible. After the first message nothing is
 * ever quiescent.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.2: SL1 stubborn delivery, SL2 no creation
 */
export function stubborn(): Link<StubbornLinks> {
  return {
    name: 'stubborn links',
    shared: false,
    budgets: [],
    add: (content, entry) => (content.some((other) => sameEntry(other, entry)) ? content : withEntry(content, entry)),
    steps: (content) =>
      content.flatMap(({ from, to, message }) =>
        to === null ? [] : [{ kind: 'deliver', from, to, message, becomes: content, owed: owedWeakly }],
      ),
  };
}
