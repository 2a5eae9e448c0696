import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers } from '../../checker/shape.ts';
import { fifoPerfect } from './fifo-perfect.ts';
import type { Link } from './link.ts';
import type { TcpConnections } from './link-ports.ts';

/**
 * TCP: FIFO perfect links for as long as the connection between two processes lives. A reset loses what is under way in both
 * directions, tells both ends (`upon.reset`), and begins a new connection. Nobody learns which of the last messages had arrived: what
 * was delivered right before the reset looks to its sender like what was lost.
 *
 * @param options.resets the most resets in one execution, over all connections together; any number unless said otherwise
 * @param options.capacity the most messages under way in one direction
 * @see RFC 9293
 */
export function tcp(options: { readonly resets?: number; readonly capacity?: number } = {}): Link<TcpConnections> {
  expectMembers('tcp', options, ['resets', 'capacity']);
  const { resets, capacity } = options;
  if (resets !== undefined && (!Number.isInteger(resets) || resets < 0)) {
    throw new BadInput(
      `tcp: expected a number of resets, 0 or more, found resets: ${String(resets)}. Give an integer.`,
    );
  }
  const { add, steps } = fifoPerfect(capacity === undefined ? {} : { capacity });
  const most = resets === undefined ? '' : `, at most ${resets} ${resets === 1 ? 'reset' : 'resets'}`;
  return {
    add,
    steps,
    shared: false,
    name: `TCP${capacity === undefined ? '' : ` with windows of ${capacity}`}${most}`,
    budgets: resets === undefined ? [] : [{ name: 'resets', units: resets }],
    connection: resets === undefined ? {} : { resetSpends: 'resets' },
  };
}
