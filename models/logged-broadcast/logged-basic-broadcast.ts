import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import type { ProcessId } from '../../specs/event.ts';
import { loggedBestEffortBroadcast } from '../../specs/logged-best-effort-broadcast.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { Link } from '../links/link.ts';
import { stubborn } from '../links/stubborn.ts';
import { has, including, type PlainSet } from '../plain-set.ts';
import { type ProcessDefinition, process } from '../process.ts';
import { at, system } from '../system.ts';

type Log = PlainSet<{ readonly deliver: string; readonly from: ProcessId }>;

interface LoggedBasic {
  local: Log;
  message: string;
  request: { readonly broadcast: string };
  indication: { readonly delivered: Log };
  stored: Log;
}

/**
 * Logged basic broadcast: send to everyone over stubborn links, and put what arrives into stable storage before telling of it.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, section 3.5
 */
const logged: ProcessDefinition<LoggedBasic> = {
  init: () => [],
  start(delivered, fx) {
    fx.store(delivered);
    return delivered;
  },
  recover(stored, fx) {
    const delivered = stored ?? [];
    fx.indicate({ delivered });
    return delivered;
  },
  upon: {
    request(delivered, { broadcast }, fx) {
      fx.broadcast(broadcast);
      return delivered;
    },
    deliver(delivered, from, message, fx) {
      const entry = { deliver: message, from };
      if (has(delivered, entry)) return delivered;
      const after = including(delivered, entry);
      fx.store(after);
      fx.indicate({ delivered: after });
      return after;
    },
  },
};

/** Has its log in memory alone. */
const inMemory: ProcessDefinition<LoggedBasic> = {
  ...logged,
  upon: {
    ...logged.upon,
    deliver: (delivered, from, message, fx) =>
      logged.upon!.deliver!(delivered, from, message, { ...fx, store: () => {} }),
  },
};

/** Takes what it delivers for its own. */
const asOwn: ProcessDefinition<LoggedBasic> = {
  ...logged,
  upon: {
    ...logged.upon,
    deliver: (delivered, _from, message, fx) => logged.upon!.deliver!(delivered, fx.self, message, fx),
  },
};

/** Two processes, of which one broadcasts; both may crash any number of times, and one of them for ever. */
const two = (definition: ProcessDefinition<LoggedBasic>, links: Link = stubborn()) =>
  system({
    processes: { p: process(definition), q: process(definition) },
    links,
    failures: crashRecovery({ atMost: 1 }),
    inputs: [at('p', { broadcast: 'm' })],
  });

const properties = propertiesOf(loggedBestEffortBroadcast);

export default [
  check('logged basic broadcast over stubborn links', two(logged), properties),
  check('logged basic broadcast, a log in memory', two(inMemory), properties, {
    expect: { 'LBEB2 no duplication': 'violated' },
  }),
  check('logged basic broadcast over fair-loss links', two(logged, fairLoss()), properties, {
    expect: { 'LBEB1 validity': 'violated' },
  }),
  check('logged basic broadcast, logged as the own', two(asOwn), [propertyOf(loggedBestEffortBroadcast, 'LBEB3')], {
    expect: 'violated',
  }),
];
