import { check } from '../../checker/check.ts';
import { noCreation, stubbornDelivery, stubbornDeliveryToAnyone } from '../../specs/stubborn-links.ts';
import { withByzantineUser } from '../byzantine-link-user.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { type Links, layer, over } from '../layer.ts';
import { linkUser } from '../link-user.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { FairLossLinks, StubbornLinks } from '../links/link-ports.ts';
import { owing } from '../links/owing.ts';
import { stubborn } from '../links/stubborn.ts';
import { at, system } from '../system.ts';
import { retransmitForever, type Sent } from './retransmit-forever.ts';

/** A process that sends one message, or two, to another; one of them may crash. */
const users = (links: Links<StubbornLinks>, messages: readonly string[] = ['m'], failures = crashStop({ atMost: 1 })) =>
  system({
    processes: { p: linkUser, q: linkUser },
    links,
    failures,
    inputs: messages.map((send) => at('p', { send, to: 'q' })),
  });

/** Forgets to set its timer: each message is transmitted once. */
export const transmitOnce = layer<StubbornLinks, FairLossLinks>()<Sent>({
  ...retransmitForever.layers[0]!,
  name: 'transmit once',
  start: (sent) => sent,
});

const claims = [stubbornDelivery, noCreation];
const lost = { expect: { [stubbornDelivery.name]: 'violated' } } as const;

export default [
  check('stubborn links, assumed', users(stubborn()), claims),
  check('stubborn links, retransmit forever', users(over(retransmitForever, fairLoss())), claims),
  check(
    'stubborn links, retransmit forever, deliveries owed weakly',
    users(
      over(
        retransmitForever,
        owing(fairLoss(), 'deliveries owed weakly', (obligation) => ({ ...obligation, kind: 'weak' })),
      ),
    ),
    claims,
    lost,
  ),
  check('stubborn links, transmit once', users(over(transmitOnce, fairLoss())), claims, lost),
  check(
    'stubborn links, retransmit forever, some delivery owed per link, two messages',
    users(
      over(
        retransmitForever,
        owing(fairLoss(), 'some delivery owed per link', (obligation) => ({ ...obligation, ofAny: true })),
      ),
      ['m1', 'm2'],
      crashStop({ atMost: 0 }),
    ),
    claims,
    lost,
  ),
  check(
    'stubborn links, the sender is faulty',
    users(over(retransmitForever, fairLoss()), ['m'], crashStop({ exactly: ['p'] })),
    [stubbornDelivery],
    { expect: 'vacuous' },
  ),
  check('stubborn links, one user is Byzantine', withByzantineUser(stubborn()), [noCreation], {
    expect: 'violated',
  }),
  check('stubborn links, the slide', users(over(retransmitForever, fairLoss())), [stubbornDeliveryToAnyone], {
    expect: 'violated',
  }),
];
