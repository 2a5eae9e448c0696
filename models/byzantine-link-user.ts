import { arbitrary } from './failures/arbitrary.ts';
import { linkUser } from './link-user.ts';
import type { Link } from './links/link.ts';
import { at, system } from './system.ts';

/**
 * A process that sends one message to another, and a Byzantine third, which uses the same links. What it "sent before" nobody can tell, be it
 * in its own name or in another's: that no message is created is claimed of correct senders only, by authenticated links.
 */
export const withByzantineUser = (links: Link) =>
  system({
    processes: { p: linkUser, q: linkUser, b: linkUser },
    links,
    failures: arbitrary({ exactly: ['b'], says: ['forged'] }),
    inputs: [at('p', { send: 'm', to: 'q' })],
  });
