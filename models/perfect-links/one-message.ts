import { check } from '../../checker/check.ts';
import { deliveredAtMostOnce, deliveredExactlyOnce, deliveredOnlyIfSent } from '../../specs/exactly-once.ts';
import { finiteDuplication } from '../../specs/fair-loss-links.ts';
import { reliableDelivery } from '../../specs/perfect-links.ts';
import { linkUser } from '../link-user.ts';
import type { Link } from '../links/link.ts';
import { lossy } from '../links/lossy.ts';
import { owing } from '../links/owing.ts';
import { perfect } from '../links/perfect.ts';
import { at, system } from '../system.ts';

/** A process that sends one message, once: one sentence about it, and three links on which it comes to three different things. */
const oneMessage = (links: Link) =>
  system({ processes: { p: linkUser, q: linkUser }, links, inputs: [at('p', { send: 'm', to: 'q' })] });

const claims = [reliableDelivery, deliveredExactlyOnce, deliveredAtMostOnce, deliveredOnlyIfSent, finiteDuplication];
const undelivered = {
  expect: { [reliableDelivery.name]: 'violated', [deliveredExactlyOnce.name]: 'violated' },
} as const;

export default [
  check('one message, perfect links', oneMessage(perfect()), claims),
  check('one message, links that may lose it', oneMessage(lossy(perfect())), claims, undelivered),
  check(
    'one message, links that owe nothing',
    oneMessage(owing(perfect(), 'which owe nothing', () => null)),
    claims,
    undelivered,
  ),
];
