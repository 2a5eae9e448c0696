import { expectMembers } from '../../checker/shape.ts';
import { sameEntry, withEntry, without } from './content.ts';
import { type Link, type LinkStep, type Obligation, owedStrongly } from './link.ts';
import type { FairLossLinks } from './link-ports.ts';

/** With duplicates, a message must also be done away with: or a single send could be delivered for ever. */
const owedWithDuplicates: readonly Obligation[] = [...owedStrongly, { to: 'clear', kind: 'strong' }];

/**
 * Fair-loss links: a message may be lost, and delivered more often than it was sent, but what is sent again and again is delivered
 * again and again, and what is sent finitely often is delivered finitely often.
 *
 * Contents are sets: a message that is sent again while it is under way changes nothing, so that retransmission for ever adds no
 * configuration. Duplicates make up for what that hides, two copies that are both delivered.
 *
 * Owed strongly for each message from one process to another: its delivery, and with duplicates its clearing, by the delivery or the
 * loss of the last copy. Weak fairness would be too little: the message may be lost before each delivery, and then its delivery is
 * never possible from some point on.
 *
 * @param options.duplication false for links that only lose; true unless said otherwise
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.1: FLL1 fair loss, FLL2 finite duplication, FLL3 no creation
 */
export function fairLoss(options: { readonly duplication?: boolean } = {}): Link<FairLossLinks> {
  expectMembers('fairLoss', options, ['duplication']);
  const { duplication = true } = options;
  return {
    name: duplication ? 'fair-loss links' : 'fair-loss links without duplication',
    shared: false,
    budgets: [],
    add: (content, entry) => (content.some((other) => sameEntry(other, entry)) ? content : withEntry(content, entry)),
    steps: (content) =>
      content.flatMap(({ from, to, message }, index): readonly LinkStep[] => {
        if (to === null) return [];
        const step = { from, to, message };
        const becomes = without(content, index);
        return [
          { ...step, kind: 'deliver', becomes, owed: duplication ? owedWithDuplicates : owedStrongly },
          ...(duplication ? [{ ...step, kind: 'duplicate', becomes: content, owed: owedStrongly } as const] : []),
          { ...step, kind: 'lose', becomes, owed: duplication ? [{ to: 'clear', kind: 'strong' }] : [] },
        ];
      }),
  };
}
