import { check } from '../../checker/check.ts';
import { noCreation, noDuplication, reliableDelivery } from '../../specs/logged-perfect-links.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { type LayerDefinition, type Links, layer, over } from '../layer.ts';
import { linkUser } from '../link-user.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { LoggedPerfectLinks, StubbornLinks } from '../links/link-ports.ts';
import { loggedPerfect } from '../links/logged-perfect.ts';
import { stubborn } from '../links/stubborn.ts';
import { retransmitForever } from '../stubborn-links/retransmit-forever.ts';
import { at, system } from '../system.ts';
import { type Log, logDelivered, withDelivery } from './log-delivered.ts';

/** A process that sends messages to another; both may crash any number of times, and one of them for ever. */
const users = (links: Links<LoggedPerfectLinks>, messages: readonly string[] = ['m1', 'm2']) =>
  system({
    processes: { p: linkUser, q: linkUser },
    links,
    failures: crashRecovery({ atMost: 1 }),
    inputs: messages.map((send) => at('p', { send, to: 'q' })),
  });

const book: LayerDefinition<LoggedPerfectLinks, StubbornLinks, Log> = logDelivered.layers[0]!;

/** Has its log in memory alone. */
const remember = layer<LoggedPerfectLinks, StubbornLinks>()<Log>({
  ...book,
  name: 'remember delivered',
  upon: {
    ...book.upon,
    indication: (delivered, delivery, fx) => book.upon.indication!(delivered, delivery, { ...fx, store: () => {} }),
  },
});

/** Begins a new log after a crash. */
const beginAnew = layer<LoggedPerfectLinks, StubbornLinks>()<Log>({
  ...book,
  name: 'log delivered, and do not look into the log',
  recover: (_stored, fx) => book.start!([], fx),
});

/** Logs whatever comes. */
const logAll = layer<LoggedPerfectLinks, StubbornLinks>()<Log>({
  ...book,
  name: 'log all',
  upon: {
    ...book.upon,
    indication(delivered, delivery, fx) {
      // Two of a kind are enough to be wrong.
      if (delivered.length === 2) return delivered;
      const after = withDelivery(delivered, delivery);
      fx.store(after);
      fx.indicate(delivery);
      return after;
    },
  },
});

/** Takes itself for the sender. */
const logAsOwn = layer<LoggedPerfectLinks, StubbornLinks>()<Log>({
  ...book,
  name: 'log as own',
  upon: {
    ...book.upon,
    indication: (delivered, { deliver }, fx) => book.upon.indication!(delivered, { deliver, from: fx.self }, fx),
  },
});

const claims = [reliableDelivery, noDuplication, noCreation];

export default [
  check('logged perfect links, assumed', users(loggedPerfect()), claims),
  check('logged perfect links, log delivered', users(over(logDelivered, stubborn())), claims),
  check(
    'logged perfect links, log delivered over retransmit forever',
    users(over(logDelivered, over(retransmitForever, fairLoss())), ['m']),
    claims,
  ),
  check('logged perfect links, a log in memory', users(over(remember, stubborn()), ['m']), claims, {
    expect: { [reliableDelivery.name]: 'violated' },
  }),
  check('logged perfect links, a new log after each crash', users(over(beginAnew, stubborn()), ['m']), claims, {
    expect: { [noDuplication.name]: 'violated' },
  }),
  check('logged perfect links, whatever comes is logged', users(over(logAll, stubborn()), ['m']), claims, {
    expect: { [noDuplication.name]: 'violated' },
  }),
  check('logged perfect links, logged as the own', users(over(logAsOwn, stubborn()), ['m']), claims, {
    expect: { [reliableDelivery.name]: 'violated', [noCreation.name]: 'violated' },
  }),
];
