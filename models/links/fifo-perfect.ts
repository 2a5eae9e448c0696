import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers } from '../../checker/shape.ts';
import { type Link, owedWeakly } from './link.ts';
import type { FifoPerfectLinks } from './link-ports.ts';

/**
 * FIFO perfect links: every message sent is delivered, once, in the order of sending. Contents are sequences.
 *
 * @param options.capacity the most messages under way from one process to another; a further send is a bound that was hit, not a loss
 * @see Cachin, Guerraoui, Rodrigues 2011, FIFO perfect links: PL1 to PL3 and FPL4 FIFO delivery
 */
export function fifoPerfect(options: { readonly capacity?: number } = {}): Link<FifoPerfectLinks> {
  expectMembers('fifoPerfect', options, ['capacity']);
  const { capacity = Number.POSITIVE_INFINITY } = options;
  if (capacity < 1 || Number.isNaN(capacity) || (Number.isFinite(capacity) && !Number.isInteger(capacity))) {
    throw new BadInput(`fifoPerfect: expected a capacity of 1 or more messages, found ${capacity}. Give an integer.`);
  }
  return {
    name: Number.isFinite(capacity) ? `FIFO perfect links of capacity ${capacity}` : 'FIFO perfect links',
    shared: false,
    budgets: [],
    add: (content, entry) =>
      content.length < capacity
        ? [...content, entry]
        : { bound: `the FIFO link from ${entry.from} to ${entry.to} is full (capacity ${capacity})` },
    steps: ([head, ...rest]) =>
      head === undefined || head.to === null
        ? []
        : [{ kind: 'deliver', from: head.from, to: head.to, message: head.message, becomes: rest, owed: owedWeakly }],
  };
}
