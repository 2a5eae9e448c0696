import { check } from '../../checker/check.ts';
import { promisesAreKept } from '../../specs/ballots.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { system } from '../system.ts';
import { acceptor, type Storing } from './paxos.ts';

type Message = { readonly prepare: number } | { readonly accept: number; readonly value: string };

/** A proposer that is as far as one message to the acceptor, and takes no notice of the answer. */
const proposer = (message: Message) =>
  process<{ local: null; message: Message }>({
    init: () => null,
    start(state, fx) {
      fx.send('acceptor', message);
      return state;
    },
  });

/**
 * The acceptor of Paxos by itself, as far as its promises go.
 *
 * Somebody prepares ballot 2 while ballot 1 is to be accepted; the acceptor may crash once.
 *
 * @param storing when it stores its promise: only what is stored is there after a crash
 */
export const rivals = (storing: Storing) =>
  system({
    processes: {
      acceptor: acceptor({ keepsPromises: true, stores: storing }),
      one: proposer({ accept: 1, value: 'A' }),
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
