import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { type AcceptorMessage, promisesAreKept } from '../../specs/ballots.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { system } from '../system.ts';

type Message = { readonly prepare: number } | { readonly accept: number } | AcceptorMessage;

/** The highest ballot that the acceptor has promised, or accepted; 0 for none. */
interface Acceptor {
  local: { readonly promised: number };
  message: Message;
  stored: { readonly promised: number };
}

/** When an acceptor puts a promise into stable storage. */
export type Storing = 'before it answers' | 'after it has answered' | 'never';

/**
 * The acceptor of Paxos as far as its promises go: it promises the highest ballot that it is asked for, and accepts none that is smaller.
 *
 * @param storing when it stores its promise: only what is stored is there after a crash
 * @see Lamport, "Paxos Made Simple", 2001, section 2.2
 */
export const acceptor = (storing: Storing) =>
  process<Acceptor>({
    init: () => ({ promised: 0 }),
    recover: (stored) => stored ?? { promised: 0 },
    upon: {
      deliver(state, from, message, fx) {
        const answer = (ballot: number, message: AcceptorMessage) => {
          if (storing === 'before it answers') fx.store({ promised: ballot });
          fx.send(from, message);
          if (storing === 'after it has answered') fx.store({ promised: ballot });
          return { promised: ballot };
        };
        return match(message)
          .with({ prepare: P.number }, ({ prepare }) =>
            prepare > state.promised ? answer(prepare, { promise: prepare }) : state,
          )
          .with({ accept: P.number }, ({ accept }) =>
            accept >= state.promised ? answer(accept, { accepted: accept }) : state,
          )
          .otherwise(() => state);
      },
    },
  });

/** A proposer that is as far as one message to the acceptor, and takes no notice of the answer. */
const proposer = (message: Message) =>
  process<{ local: null; message: Message }>({
    init: () => null,
    start(state, fx) {
      fx.send('acceptor', message);
      return state;
    },
  });

/** Somebody prepares ballot 2 while ballot 1 is to be accepted; the acceptor may crash once. */
export const rivals = (storing: Storing) =>
  system({
    processes: {
      acceptor: acceptor(storing),
      one: proposer({ accept: 1 }),
      two: proposer({ prepare: 2 }),
    },
    links: perfect(),
    failures: crashRecovery({ exactly: [], crashes: 1 }),
  });

/** Without it, an acceptor that forgets everything and one that crashes for ever would look alike. */
const remembers = sometimes<{ local: { acceptor: { readonly promised: number } | null } }>(
  'ballot 2 is promised',
  ({ local }) => local.acceptor?.promised === 2,
);

const forgets = { expect: { [promisesAreKept.name]: 'violated' } } as const;

/** A promise binds an acceptor as far as it can remember it. */
export default [
  check('an acceptor that stores before it answers', rivals('before it answers'), [promisesAreKept, remembers]),
  check('an acceptor that stores after it has answered', rivals('after it has answered'), [promisesAreKept], forgets),
  check('an acceptor that never stores', rivals('never'), [promisesAreKept], forgets),
];
