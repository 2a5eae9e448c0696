import { check } from '../../checker/check.ts';
import { fifoDelivery, noCreation, noDuplication, reliableDelivery } from '../../specs/fifo-perfect-links.ts';
import { type Links, over } from '../layer.ts';
import { linkUser } from '../link-user.ts';
import { tcp } from '../links/tcp.ts';
import { udp } from '../links/udp.ts';
import { at, system } from '../system.ts';
import { resendAfterReset } from './resend-after-reset.ts';

/** A process that sends two messages to another; no process fails. */
const users = (links: Links) =>
  system({
    processes: { p: linkUser, q: linkUser },
    links,
    inputs: [at('p', { send: 'm1', to: 'q' }), at('p', { send: 'm2', to: 'q' })],
  });

const claims = [reliableDelivery, noDuplication, noCreation, fifoDelivery];
const nothingButNoCreation = {
  [reliableDelivery.name]: 'violated',
  [noDuplication.name]: 'violated',
  [fifoDelivery.name]: 'violated',
} as const;

/**
 * Is TCP a perfect link, or more, or less? More: it keeps the order. Less: once a connection breaks, what was under way is lost, and
 * whoever sends it again has it delivered twice. UDP is none at all.
 */
export default [
  check('UDP', users(udp()), claims, { expect: nothingButNoCreation }),
  check('UDP over a network that is fair', users(udp({ fairLoss: true })), claims, { expect: nothingButNoCreation }),
  check('TCP, no reset', users(tcp({ resets: 0 })), claims),
  check('TCP, one reset', users(tcp({ resets: 1 })), claims, {
    expect: { [reliableDelivery.name]: 'violated', [fifoDelivery.name]: 'violated' },
  }),
  check('TCP, one reset, and the application sends again', users(over(resendAfterReset, tcp({ resets: 1 }))), claims, {
    expect: { [noDuplication.name]: 'violated' },
  }),
];
