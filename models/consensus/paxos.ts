import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertyOf } from '../../specs/abstraction.ts';
import { type AcceptorMessage, oneValueIsChosen } from '../../specs/ballots.ts';
import { type Decided, decides } from '../../specs/decisions.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Property } from '../../specs/property.ts';
import { temporal } from '../../specs/temporal.ts';
import { uniformConsensus } from '../../specs/uniform-consensus.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { perfect } from '../links/perfect.ts';
import { type Process, process, refuse } from '../process.ts';
import { at, system } from '../system.ts';

/** Ballots are numbers from 1 on; each belongs to one proposer. */
type Ballot = number;

/** What an acceptor has accepted last. */
interface Vote {
  readonly ballot: Ballot;
  readonly value: string;
}

type Message =
  | { readonly prepare: Ballot }
  | { readonly accept: Ballot; readonly value: string }
  | (AcceptorMessage & { readonly last?: Vote | null });

/** When an acceptor puts what it promises, or accepts, into stable storage. */
export type Storing = 'before it answers' | 'after it has answered' | 'never';

/** What Paxos rests on, and what may be wrong with it. */
export interface PaxosVariant {
  /** The vote that a proposer makes its own, of those that a quorum reports: the one of the highest ballot. */
  readonly adopts: 'the highest' | 'the lowest' | 'none';
  /** Whether an acceptor turns down ballots below the one that it has promised. */
  readonly keepsPromises: boolean;
  /** Where nobody recovers, storing makes no difference. */
  readonly stores: Storing;
  /** How many acceptors make a quorum: any two quorums must have one in common. */
  readonly quorum: number;
}

/** Single-decree Paxos among three acceptors that never crash. */
const paxosProper: PaxosVariant = { adopts: 'the highest', keepsPromises: true, stores: 'never', quorum: 2 };

export interface Acceptor {
  local: { readonly promised: Ballot; readonly last: Vote | null };
  message: Message;
  stored: Acceptor['local'];
}

const blank: Acceptor['local'] = { promised: 0, last: null };

/**
 * The acceptor: it promises the highest ballot that it is asked for, and says what it has accepted last; it accepts at no ballot below
 * its promise.
 *
 * @see Lamport, "Paxos Made Simple", 2001, section 2.2
 */
export const acceptor = ({ keepsPromises, stores }: Pick<PaxosVariant, 'keepsPromises' | 'stores'>) =>
  process<Acceptor>({
    init: () => blank,
    recover: (stored) => stored ?? blank,
    upon: {
      deliver(state, from, message, fx) {
        const answer = (next: Acceptor['local'], message: Message) => {
          if (stores === 'before it answers') fx.store(next);
          fx.send(from, message);
          if (stores === 'after it has answered') fx.store(next);
          return next;
        };
        return (
          match(message)
            .with({ prepare: P.when((ballot) => ballot > state.promised) }, ({ prepare: ballot }) =>
              answer({ ...state, promised: ballot }, { promise: ballot, last: state.last }),
            )
            .with(
              { accept: P.when((ballot) => ballot >= state.promised || !keepsPromises) },
              ({ accept: ballot, value }) =>
                answer({ promised: ballot, last: { ballot, value } }, { accepted: ballot }),
            )
            // What nothing depends on stays where it is: the same may happen afterwards, in a third of the configurations.
            .otherwise(() => refuse)
        );
      },
    },
  });

interface Proposer {
  local:
    | { readonly phase: 'idle' | 'decided' }
    | { readonly phase: 'preparing'; readonly own: string; readonly promises: Readonly<Record<ProcessId, Vote | null>> }
    | { readonly phase: 'proposing'; readonly value: string; readonly accepts: readonly ProcessId[] };
  message: Message;
  request: { readonly propose: string };
  indication: Decided;
}

/**
 * The proposer of one ballot: it asks for promises; with those of a quorum it proposes the value that may be chosen already, or its own
 * if there is none; with the acceptance of a quorum it decides.
 *
 * @see Lamport, "Paxos Made Simple", 2001, section 2.2
 */
export const proposer = (
  ballot: Ballot,
  acceptors: readonly ProcessId[],
  { adopts, quorum }: Pick<PaxosVariant, 'adopts' | 'quorum'>,
) =>
  process<Proposer>({
    init: () => ({ phase: 'idle' }),
    upon: {
      request(_, { propose: own }, fx) {
        for (const to of acceptors) fx.send(to, { prepare: ballot });
        return { phase: 'preparing', own, promises: {} };
      },
      deliver: (state, from, message, fx) =>
        match([state, message] as const)
          .with([{ phase: 'preparing' }, { promise: ballot }], ([{ own, promises: earlier }, { last = null }]) => {
            const promises = { ...earlier, [from]: last };
            if (Object.keys(promises).length < quorum) return { phase: 'preparing', own, promises } as const;
            const value = adopted(Object.values(promises), adopts)?.value ?? own;
            for (const to of acceptors) fx.send(to, { accept: ballot, value });
            return { phase: 'proposing', value, accepts: [] } as const;
          })
          .with([{ phase: 'proposing' }, { accepted: ballot }], ([{ value, accepts: earlier }]) => {
            const accepts = [...new Set([...earlier, from])].sort();
            if (accepts.length < quorum) return { phase: 'proposing', value, accepts } as const;
            fx.indicate({ decide: value });
            return { phase: 'decided' } as const;
          })
          .otherwise(() => refuse),
    },
  });

function adopted(reported: readonly (Vote | null)[], which: PaxosVariant['adopts']): Vote | undefined {
  if (which === 'none') return undefined;
  const votes = reported.filter((vote) => vote !== null).sort((a, b) => a.ballot - b.ballot);
  return votes.at(which === 'the highest' ? -1 : 0);
}

/** How many acceptors and ballots there are, and who fails. */
export interface PaxosScope {
  readonly acceptors?: 3 | 4;
  readonly ballots?: 2 | 3;
  readonly failures?: FailureModel;
}

/** Acceptors a1, a2, …; and p1, p2, …, each with the ballot of its number, which propose A, B, … at any moment. */
export function paxos(
  difference: Partial<PaxosVariant> = {},
  { acceptors: size = 3, ballots = 2, failures }: PaxosScope = {},
) {
  const variant = { ...paxosProper, ...difference };
  const acceptors = ['a1', 'a2', 'a3', 'a4'].slice(0, size);
  const proposers = ['p1', 'p2', 'p3'].slice(0, ballots);
  const processes: Record<ProcessId, Process> = Object.fromEntries<Process>([
    ...proposers.map((name, index) => [name, proposer(index + 1, acceptors, variant)] as const),
    ...acceptors.map((name) => [name, acceptor(variant)] as const),
  ]);
  return system({
    processes,
    links: perfect(),
    inputs: proposers.map((name, index) => at(name, { propose: ['A', 'B', 'C'][index]! })),
    ...(failures && { failures }),
  });
}

const [validity, integrity, uniformAgreement] = ['UC2', 'UC3', 'UC4'].map((label) =>
  propertyOf(uniformConsensus, label),
) as [Property, Property, Property];
const chosen = oneValueIsChosen(2);
/** Ballots end with the second one, so that its proposer is the only one from some moment on. */
const lastDecides = temporal('the proposer of the last ballot decides', decides('p2'));
const firstDecides = temporal('the proposer of the first ballot decides', decides('p1'));

const oneRecovers = crashRecovery({ exactly: [], crashes: 1 });
const broken = { expect: 'violated' } as const;

/**
 * Paxos is safe whatever the delays, and needs each of its rules for that. It decides once a single proposer is left, if a quorum of
 * acceptors is correct; of two that compete, one may never decide.
 */
export default [
  check('Paxos', paxos(), [uniformAgreement, chosen, validity, integrity, lastDecides]),
  check('Paxos, an acceptor may crash', paxos({}, { failures: crashStop({ exactly: ['a1'] }) }), [lastDecides]),
  check(
    'Paxos, two of three acceptors may crash',
    paxos({}, { failures: crashStop({ exactly: ['a1', 'a2'] }) }),
    [lastDecides],
    broken,
  ),
  check('Paxos, whose proposers compete', paxos(), [firstDecides], broken),
  check('Paxos where a proposer takes over no value', paxos({ adopts: 'none' }), [uniformAgreement, chosen], broken),
  check(
    'Paxos where an acceptor ignores its promise',
    paxos({ keepsPromises: false }),
    [uniformAgreement, chosen],
    broken,
  ),
  check('Paxos with quorums of 2 among 4', paxos({}, { acceptors: 4 }), [chosen], broken),
  check(
    'Paxos that stores too late, one crash',
    paxos({ stores: 'after it has answered' }, { failures: oneRecovers }),
    [chosen],
    broken,
  ),
  check('Paxos without stable storage, one crash', paxos({}, { failures: oneRecovers }), [chosen], broken),
  // Two ballots are too few to show the mistake: see below.
  check('Paxos that takes over the lowest vote, two ballots', paxos({ adopts: 'the lowest' }), [
    uniformAgreement,
    chosen,
  ]),
];

/** About a million configurations each: that storing in time is enough, and what two ballots do not show. */
export const largePaxos = [
  check('Paxos with stable storage, one crash', paxos({ stores: 'before it answers' }, { failures: oneRecovers }), [
    chosen,
  ]),
  check(
    'Paxos that takes over the lowest vote, three ballots',
    paxos({ adopts: 'the lowest' }, { ballots: 3 }),
    [chosen],
    broken,
  ),
];
