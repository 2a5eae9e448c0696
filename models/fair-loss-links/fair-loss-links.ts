import { check } from '../../checker/check.ts';
import type { ProcessId } from '../../specs/event.ts';
import {
  fairLoss as fairLossClaim,
  fairLossToAnyone,
  finiteDuplication,
  noCreation,
} from '../../specs/fair-loss-links.ts';
import { withByzantineUser } from '../byzantine-link-user.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { linkUser } from '../link-user.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { Link } from '../links/link.ts';
import { owing } from '../links/owing.ts';
import { udp } from '../links/udp.ts';
import type { Process } from '../process.ts';
import { at, system } from '../system.ts';
import { insistentUser } from './insistent-user.ts';

type User = Process<{ local: unknown; message: string; request: { readonly send: string; readonly to: ProcessId } }>;

/** A process that sends one message to another, again and again or only once; one of the two may crash. */
const users = (links: Link, user: User) =>
  system({
    processes: { p: user, q: linkUser },
    links,
    failures: crashStop({ atMost: 1 }),
    inputs: [at('p', { send: 'm', to: 'q' })],
  });
const insisting = (links: Link) => users(links, insistentUser as User);
const sendingOnce = (links: Link) => users(links, linkUser as User);

const claims = [fairLossClaim, finiteDuplication, noCreation];

/** Fair-loss links are where the ladder stands: they are assumed, and nothing implements them. */
export default [
  check('fair-loss links, assumed', insisting(fairLoss()), claims),
  check('fair-loss links, UDP over a network that is fair', insisting(udp({ fairLoss: true })), claims),
  check('fair-loss links, UDP', insisting(udp()), claims, { expect: { [fairLossClaim.name]: 'violated' } }),
  check(
    'fair-loss links, deliveries owed weakly',
    insisting(
      owing(fairLoss(), 'deliveries owed weakly', (obligation) =>
        obligation.to === 'deliver' ? { ...obligation, kind: 'weak' } : obligation,
      ),
    ),
    claims,
    { expect: { [fairLossClaim.name]: 'violated' } },
  ),
  check('fair-loss links, a message sent once', sendingOnce(fairLoss()), [finiteDuplication, noCreation]),
  check(
    'fair-loss links, a message sent once, duplicates without end',
    sendingOnce(owing(fairLoss(), 'no clearing owed', (obligation) => (obligation.to === 'clear' ? null : obligation))),
    [finiteDuplication, noCreation],
    { expect: { [finiteDuplication.name]: 'violated' } },
  ),
  check('fair-loss links, one user is Byzantine', withByzantineUser(fairLoss()), [noCreation], {
    expect: 'violated',
  }),
  check('fair-loss links, the slide', insisting(fairLoss()), [fairLossToAnyone], { expect: 'violated' }),
];
