import { check } from '../../checker/check.ts';
import { fifoDelivery, noCreation, noDuplication, reliableDelivery } from '../../specs/fifo-perfect-links.ts';
import { withByzantineUser } from '../byzantine-link-user.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { type Links, layer, over } from '../layer.ts';
import { linkUser } from '../link-user.ts';
import { fairLoss } from '../links/fair-loss.ts';
import { fifoPerfect } from '../links/fifo-perfect.ts';
import type { FifoPerfectLinks, PerfectLinks } from '../links/link-ports.ts';
import { perfect } from '../links/perfect.ts';
import { eliminateDuplicates } from '../perfect-links/eliminate-duplicates.ts';
import { retransmitForever } from '../stubborn-links/retransmit-forever.ts';
import { at, system } from '../system.ts';
import { type Numbered, numberInOrder, type Progress } from './number-in-order.ts';

/** A process that sends two messages to another, in either order; one of the two may crash. */
const users = (links: Links<FifoPerfectLinks>) =>
  system({
    processes: { p: linkUser, q: linkUser },
    links,
    failures: crashStop({ atMost: 1 }),
    inputs: [at('p', { send: 'm1', to: 'q' }), at('p', { send: 'm2', to: 'q' })],
  });

/** Numbers messages, and delivers them as they come none the less. */
const doNotWait = layer<FifoPerfectLinks, PerfectLinks<Numbered>>()<Progress>({
  ...numberInOrder.layers[0]!,
  name: 'number, and do not wait',
  upon: {
    ...numberInOrder.layers[0]!.upon,
    indication(progress, { deliver, from }, fx) {
      fx.indicate({ deliver: deliver.message, from });
      return progress;
    },
  },
});

const claims = [reliableDelivery, noDuplication, noCreation, fifoDelivery];

export default [
  check('FIFO perfect links, assumed', users(fifoPerfect()), claims),
  check('FIFO perfect links, number in order', users(over(numberInOrder, perfect())), claims),
  check(
    'FIFO perfect links, number in order over the whole ladder',
    users(over(numberInOrder, over(eliminateDuplicates, over(retransmitForever, fairLoss())))),
    claims,
  ),
  check('FIFO perfect links, without waiting', users(over(doNotWait, perfect())), claims, {
    expect: { [fifoDelivery.name]: 'violated' },
  }),
  check('FIFO perfect links, one user is Byzantine', withByzantineUser(fifoPerfect()), [noCreation], {
    expect: 'violated',
  }),
];
