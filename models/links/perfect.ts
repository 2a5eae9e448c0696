import { sameEntry, withEntry, without } from './content.ts';
import { type Link, owedWeakly } from './link.ts';
import type { PerfectLinks } from './link-ports.ts';

/**
 * Perfect links: every message sent is delivered, once, in any order. Contents are multisets.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.3: PL1 reliable delivery, PL2 no duplication, PL3 no creation
 */
export function perfect(): Link<PerfectLinks> {
  return {
    name: 'perfect links',
    shared: false,
    budgets: [],
    add: (content, entry) => withEntry(content, entry),
    steps: (content) =>
      content.flatMap((entry, index) => {
        const { from, to, message } = entry;
        const previous = content[index - 1];
        // Equal messages stand side by side, and delivering either of them is the same step.
        if (to === null || (previous !== undefined && sameEntry(previous, entry))) return [];
        return [{ kind: 'deliver', from, to, message, becomes: without(content, index), owed: owedWeakly }];
      }),
  };
}
