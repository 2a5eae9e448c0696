import { expectMembers } from '../../checker/shape.ts';
import { fairLoss } from './fair-loss.ts';
import type { Link } from './link.ts';

/**
 * UDP: datagrams may be lost, duplicated and reordered, and nothing at all is promised about them. That the network is fair to what is
 * sent again and again is an assumption about it, and no promise of UDP.
 *
 * @param options.fairLoss true to assume that of the network: UDP then is fair-loss links; false unless said otherwise
 * @see RFC 768
 */
export function udp(options: { readonly fairLoss?: boolean } = {}): Link {
  expectMembers('udp', options, ['fairLoss']);
  const over = fairLoss();
  if (options.fairLoss ?? false) return { ...over, name: 'UDP over a network that is fair' };
  return {
    ...over,
    name: 'UDP',
    steps: (content, everyone) => over.steps(content, everyone).map((step) => ({ ...step, owed: [] })),
  };
}
