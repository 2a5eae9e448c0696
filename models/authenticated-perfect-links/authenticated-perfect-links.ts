import { check } from '../../checker/check.ts';
import { authenticity, noDuplication, reliableDelivery } from '../../specs/authenticated-perfect-links.ts';
import { noCreation } from '../../specs/perfect-links.ts';
import type { Says } from '../adversary/domain.ts';
import type { Signed } from '../cryptography/term.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { type LayerDefinition, type Links, layer, over } from '../layer.ts';
import { linkUser } from '../link-user.ts';
import { authenticatedPerfect } from '../links/authenticated-perfect.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { AuthenticatedPerfectLinks, StubbornLinks } from '../links/link-ports.ts';
import { stubborn } from '../links/stubborn.ts';
import { retransmitForever } from '../stubborn-links/retransmit-forever.ts';
import { transmitOnce } from '../stubborn-links/stubborn-links.ts';
import { at, system } from '../system.ts';
import { authenticateAndFilter, type Delivered } from './authenticate-and-filter.ts';

/** Two processes and a Byzantine third, b, which says what the protocol says with the messages m and x in it. */
const users = (links: Links<AuthenticatedPerfectLinks>, to: 'q' | 'b' = 'q', says: Says = { content: ['m', 'x'] }) =>
  system({
    processes: { p: linkUser, q: linkUser, b: linkUser },
    links,
    failures: arbitrary({ exactly: ['b'], says }),
    inputs: [at('p', { send: 'm', to })],
  });

const book: LayerDefinition<AuthenticatedPerfectLinks, StubbornLinks, Delivered> = authenticateAndFilter.layers[0]!;

/** Takes codes for granted. */
const doNotVerify = layer<AuthenticatedPerfectLinks, StubbornLinks>()<Delivered>({
  ...book,
  name: 'authenticate, and do not verify',
  upon: {
    ...book.upon,
    indication: (delivered, delivery, fx) => book.upon.indication!(delivered, delivery, { ...fx, verify: () => true }),
  },
});

/** Remembers nothing, and so delivers whatever has the right code. */
const doNotFilter = layer<AuthenticatedPerfectLinks, StubbornLinks>()<Delivered>({
  ...book,
  name: 'authenticate, and do not filter',
  upon: {
    ...book.upon,
    indication: (_, delivery, fx) => {
      book.upon.indication!([], delivery, fx);
      return [];
    },
  },
});

/** One key for all: whoever can check a code can make it. */
const oneKeyForAll = layer<AuthenticatedPerfectLinks, StubbornLinks>()<Delivered>({
  ...book,
  name: 'authenticate under one key for all',
  upon: {
    ...book.upon,
    request(delivered, { send: message, to }, fx) {
      fx.request({ send: fx.mac(fx.everyone, message), to });
      return delivered;
    },
  },
});

/** Signs messages, and does not say in them whom they are for. */
const sign = layer<AuthenticatedPerfectLinks, StubbornLinks<Signed>>()<Delivered>({
  ...book,
  name: 'sign and filter',
  upon: {
    ...book.upon,
    request(delivered, { send: message, to }, fx) {
      fx.request({ send: fx.sign(message), to });
      return delivered;
    },
  },
});

const claims = [reliableDelivery, noDuplication, authenticity];
const assumed = users(authenticatedPerfect(), 'q', ['m', 'x']);
const violated = { expect: 'violated' } as const;

export default [
  check('authenticated perfect links, assumed', assumed, claims),
  check('authenticated perfect links, authenticate and filter', users(over(authenticateAndFilter, stubborn())), claims),
  check(
    'authenticated perfect links, authenticate and filter over retransmit forever',
    users(over(authenticateAndFilter, over(retransmitForever, fairLoss()))),
    claims,
  ),
  check(
    'authenticated perfect links, transmitted once',
    users(over(authenticateAndFilter, over(transmitOnce, fairLoss()))),
    [reliableDelivery],
    violated,
  ),
  check(
    'authenticated perfect links, without verifying',
    users(over(doNotVerify, stubborn())),
    [authenticity],
    violated,
  ),
  check(
    'authenticated perfect links, without filtering',
    users(over(doNotFilter, stubborn())),
    [noDuplication],
    violated,
  ),
  check(
    'authenticated perfect links, one key for all',
    users(over(oneKeyForAll, stubborn())),
    [authenticity],
    violated,
  ),
  check('authenticated perfect links, a MAC is not passed on', users(over(authenticateAndFilter, stubborn()), 'b'), [
    authenticity,
  ]),
  check(
    'authenticated perfect links, a signature is passed on',
    users(over(sign, stubborn()), 'b'),
    [authenticity],
    violated,
  ),
  // What a Byzantine process says was "previously sent" by nobody: no link can promise PL3 here.
  check('authenticated perfect links, PL3 of a Byzantine sender', assumed, [noCreation], violated),
];
