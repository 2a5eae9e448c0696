import { sameEntry, withEntry, without } from './content.ts';
import { type Link, owedWeakly } from './link.ts';
import type { PerfectLinks } from './link-ports.ts';

/**
 * Perfect links that merge what is equal: a message that is sent again while it is still under way is one message. Contents are sets,
 * so that periodic traffic stays finite.
 */
export function mergingPerfect(): Link<PerfectLinks> {
  return {
    name: 'merging perfect links (equal messages under way are one)',
    shared: false,
    budgets: [],
    add: (content, entry) => (content.some((other) => sameEntry(other, entry)) ? content : withEntry(content, entry)),
    steps: (content) =>
      content.flatMap(({ from, to, message }, index) =>
        to === null ? [] : [{ kind: 'deliver', from, to, message, becomes: without(content, index), owed: owedWeakly }],
      ),
  };
}
