import { sameEntry, withEntry } from './content.ts';
import { EVERYONE, type Link, owedWeakly } from './link.ts';

/**
 * A broadcast medium: what is said stays said, and whoever it is for may hear it again and again. One content for all processes, a
 * growing set; a broadcast is one act, which a crash cannot cut in two.
 *
 * For safety: it lets more happen than links that deliver once. Nothing is ever quiescent after the first message.
 *
 * @see Lamport's specifications, where `msgs` is the set of all messages ever sent
 */
export function broadcastMedium(): Link {
  return {
    name: 'a broadcast medium (a growing set of messages, each delivered any number of times)',
    shared: true,
    budgets: [],
    add: (content, entry) => (content.some((other) => sameEntry(other, entry)) ? content : withEntry(content, entry)),
    steps: (content, everyone) =>
      content.flatMap((entry) => {
        const toAll = { ...entry, to: EVERYONE };
        // What was also said to everyone is delivered as that.
        if (entry.to !== EVERYONE && content.some((other) => sameEntry(other, toAll))) return [];
        return (entry.to === EVERYONE ? everyone : [entry.to]).map((to) => ({
          kind: 'deliver',
          from: entry.from,
          to,
          message: entry.message,
          becomes: content,
          owed: owedWeakly,
        }));
      }),
  };
}
