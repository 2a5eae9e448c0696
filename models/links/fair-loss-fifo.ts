import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers } from '../../checker/shape.ts';
import { type Content, type Link, type LinkStep, type Obligation, owedStrongly } from './link.ts';
import type { FairLossLinks } from './link-ports.ts';

const clearing: Obligation = { to: 'clear', kind: 'strong' };

/**
 * Fair-loss links that do not reorder: a line of messages, the first of which is delivered, delivered and kept, or lost. What is sent
 * into a full line is lost at once, as fair-loss links may: so the line is finite, however often a message is sent again.
 *
 * @param options.capacity the most messages under way from one process to another
 * @param options.duplication false for links that only lose; true unless said otherwise
 */
export function fairLossFifo(options: {
  readonly capacity: number;
  readonly duplication?: boolean;
}): Link<FairLossLinks> {
  expectMembers('fairLossFifo', options, ['capacity', 'duplication']);
  const { capacity, duplication = true } = options;
  if (!Number.isInteger(capacity) || capacity < 1) {
    throw new BadInput(
      `fairLossFifo: expected a capacity of 1 or more messages, found ${String(capacity)}. Give an integer.`,
    );
  }
  const keeps = duplication ? '' : ' without duplication';
  return {
    name: `fair-loss links${keeps} that keep the order, at most ${capacity} under way`,
    shared: false,
    budgets: [],
    add: (content, entry) => (content.length < capacity ? [...content, entry] : content),
    steps: (content: Content): readonly LinkStep[] => {
      const [head, ...becomes] = content;
      if (head === undefined || head.to === null) return [];
      const step = { from: head.from, to: head.to, message: head.message };
      return [
        { ...step, kind: 'deliver', becomes, owed: duplication ? [...owedStrongly, clearing] : owedStrongly },
        ...(duplication ? [{ ...step, kind: 'duplicate', becomes: content, owed: owedStrongly } as const] : []),
        { ...step, kind: 'lose', becomes, owed: duplication ? [clearing] : [] },
      ];
    },
  };
}
