import { check } from '../../checker/check.ts';
import { noCreation, noDuplication, reliableDelivery } from '../../specs/perfect-links.ts';
import { withByzantineUser } from '../byzantine-link-user.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { type Links, layer, over } from '../layer.ts';
import { linkUser } from '../link-user.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { PerfectLinks, StubbornLinks } from '../links/link-ports.ts';
import { perfect } from '../links/perfect.ts';
import { stubborn } from '../links/stubborn.ts';
import { retransmitForever } from '../stubborn-links/retransmit-forever.ts';
import { at, system } from '../system.ts';
import { type Delivered, eliminateDuplicates } from './eliminate-duplicates.ts';

/** A process that sends messages to another; one of the two may crash. */
const users = (
  links: Links<PerfectLinks>,
  messages: readonly string[] = ['m1', 'm2'],
  failures: FailureModel = crashStop({ atMost: 1 }),
) =>
  system({
    processes: { p: linkUser, q: linkUser },
    links,
    failures,
    inputs: messages.map((send) => at('p', { send, to: 'q' })),
  });

/** Remembers nothing, and so delivers whatever comes. */
const passOn = layer<PerfectLinks, StubbornLinks>()<Delivered>({
  ...eliminateDuplicates.layers[0]!,
  name: 'pass on',
  upon: {
    ...eliminateDuplicates.layers[0]!.upon,
    indication(delivered, delivery, fx) {
      fx.indicate(delivery);
      return delivered;
    },
  },
});

const claims = [reliableDelivery, noDuplication, noCreation];

export default [
  check('perfect links, assumed', users(perfect()), claims),
  check('perfect links, eliminate duplicates', users(over(eliminateDuplicates, stubborn())), claims),
  check(
    'perfect links, eliminate duplicates over retransmit forever',
    users(over(eliminateDuplicates, over(retransmitForever, fairLoss()))),
    claims,
  ),
  check('perfect links, without memory of what was delivered', users(over(passOn, stubborn()), ['m']), claims, {
    expect: { [noDuplication.name]: 'violated' },
  }),
  check(
    'perfect links, one message sent twice',
    users(over(eliminateDuplicates, stubborn()), ['deposit $100', 'deposit $100']),
    claims,
    { expect: { [reliableDelivery.name]: 'violated' } },
  ),
  check('perfect links, one user is Byzantine', withByzantineUser(perfect()), [noCreation], {
    expect: 'violated',
  }),
  // A crash makes the receiver forget what it delivered, and the sender what it was asked for: for processes that recover there are logged
  // perfect links, which promise less.
  check(
    'perfect links, eliminate duplicates, processes recover',
    users(over(eliminateDuplicates, stubborn()), ['m'], crashRecovery({ atMost: 1 })),
    claims,
    { expect: { [reliableDelivery.name]: 'violated', [noDuplication.name]: 'violated' } },
  ),
];
