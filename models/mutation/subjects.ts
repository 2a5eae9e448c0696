import { labelOf, propertiesOf } from '../../specs/abstraction.ts';
import { atomicCommit } from '../../specs/atomic-commit.ts';
import { oneValueIsChosen } from '../../specs/ballots.ts';
import { byzantineReliableBroadcast } from '../../specs/byzantine-reliable-broadcast.ts';
import { decides } from '../../specs/decisions.ts';
import { reliableBroadcast } from '../../specs/reliable-broadcast.ts';
import { temporal } from '../../specs/temporal.ts';
import { uniformConsensus } from '../../specs/uniform-consensus.ts';
import { twoPhaseCommit } from '../atomic-commit/two-phase-commit.ts';
import { broadcastUnder } from '../byzantine-broadcast/broadcast-system.ts';
import { doubleEcho, type Thresholds, thresholds } from '../byzantine-broadcast/double-echo.ts';
import { type PaxosVariant, paxos } from '../consensus/paxos.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import { eagerReliableBroadcast } from '../reliable-broadcast/eager-reliable-broadcast.ts';
import { system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import type { Subject } from './kill-table.ts';
import { operators } from './operators.ts';

const oneCrash = crashStop({ atMost: 1 });

/** Eager reliable broadcast among three, of which one may crash. */
export const broadcasting: Subject = {
  name: 'eager reliable broadcast',
  scope: 'Among three processes, of which one may crash.',
  claims: propertiesOf(reliableBroadcast).map((property) => ({ property, failures: oneCrash })),
  proper: (failures) => system({ ...eagerReliableBroadcast.definition, ...(failures && { failures }) }),
  mistakes: {},
  operators,
  survivors: {
    'leaves out itself':
      'what a process does not send to itself comes back from whoever relays it; where both others may crash, RB1 would see that it may not',
    'sends everything twice':
      'the check for duplicates takes care of the second copy; of all the copies under way 300,000 configurations see only a part, so that this is open',
    'tells its client last':
      'in which order a process tells its client and the others matters only where it crashes in between and has delivered by then: that is uniform agreement, which is not claimed',
  },
};

/** Two-phase commit: that it terminates is claimed only where nobody crashes. */
export const committing: Subject = {
  name: 'two-phase commit',
  scope:
    'Between a coordinator and two participants, of which one process may crash; termination where nobody crashes.',
  claims: propertiesOf(atomicCommit).map((property) =>
    property.name.startsWith('NBAC1 ') ? { property } : { property, failures: oneCrash },
  ),
  proper: (failures) => twoPhaseCommit({}, failures),
  mistakes: {
    'aborts when it hears nothing': (failures) => twoPhaseCommit({ whenReady: 'aborts' }, failures),
    'commits with one vote less': (failures) => twoPhaseCommit({ votes: 1 }, failures),
    'commits with one vote more': (failures) => twoPhaseCommit({ votes: 3 }, failures),
    'the coordinator ignores a no': (failures) => twoPhaseCommit({ heedsNo: false }, failures),
    'a no is no decision by itself': (failures) => twoPhaseCommit({ noDecides: false }, failures),
    'decides again': (failures) => twoPhaseCommit({ decidesOnce: false }, failures),
  },
  operators,
  survivors: {
    'a no is no decision by itself':
      'it makes no difference to any claim: who has voted no only waits for the coordinator, which says abort as well',
    'sends everything twice':
      'two messages for one say nothing new: votes are counted by who sent them, and who has decided heeds no more',
    'tells its client first':
      'the order in which a process tells its client and the others makes no difference, not even where it crashes in between',
    'tells its client last': 'nor does the other order',
    'sends to itself alone':
      'nobody is ever asked for a vote, and NBAC1 speaks of those that have voted: all claims are vacuous, which is how it shows',
    'sends nothing when it is asked': 'nobody is asked for a vote here, either: all claims are vacuous',
    'forgets what was delivered': 'who forgets that it was asked never votes: all claims are vacuous',
  },
};

const oneRecovers = crashRecovery({ exactly: [], crashes: 1 });

const among = (difference: Partial<PaxosVariant>, failures?: FailureModel) =>
  paxos(difference, failures && { failures });

/** Paxos with two ballots. That its last proposer decides is claimed also where an acceptor crashes. */
export const agreeing: Subject = {
  name: 'Paxos',
  scope:
    'With two ballots and three acceptors that never crash, but where that its last proposer decides is claimed, and where storing matters.',
  claims: [
    { property: temporal('last decides', decides('p2')), failures: crashStop({ exactly: ['a1'] }) },
    ...propertiesOf(uniformConsensus)
      .slice(1)
      .map((property) => ({ property })),
    { property: { ...oneValueIsChosen(2), name: 'chosen' } },
  ],
  proper: (failures) => among({}, failures),
  mistakes: {
    'a quorum has one acceptor less': (failures) => among({ quorum: 1 }, failures),
    'a quorum has one acceptor more': (failures) => among({ quorum: 3 }, failures),
    'takes over no vote': (failures) => among({ adopts: 'none' }, failures),
    'takes over the lowest vote': (failures) => among({ adopts: 'the lowest' }, failures),
    'ignores its promise': (failures) => among({ keepsPromises: false }, failures),
    'never stores, with one crash': () => among({ stores: 'never' }, oneRecovers),
  },
  operators,
  survivors: {
    'takes over the lowest vote':
      'with two ballots there is at most one vote to take over; with three, "at most one value is chosen" is violated after 20 steps: "Paxos that takes over the lowest vote, three ballots" ships',
    'sends everything twice':
      'answers are counted by who sent them; of all the copies under way 300,000 configurations see only a part, so that this is open',
  },
};

const says = { body: ['A', 'B'] };
const sender = arbitrary({ exactly: ['s'], says, acts: 4 });
const receiver = arbitrary({ exactly: ['r'], says, acts: 1 });
const textbook = thresholds(4, 1);
const doubleEchoing = (difference: Partial<Thresholds>, failures?: FailureModel) =>
  broadcastUnder(4, doubleEcho('s', { ...textbook, ...difference }), {
    links: authenticated(perfect()),
    failures: failures!,
    timing: asynchronous(),
  });

/** Bracha's broadcast among four: the claims about correct senders with a Byzantine receiver, the others with a Byzantine sender. */
export const doublyEchoing: Subject = {
  name: "Bracha's broadcast",
  scope:
    'Among four: claims about correct senders with a receiver that says one wrong thing, the others with a sender that says at most four.',
  claims: propertiesOf(byzantineReliableBroadcast).map((property) => ({
    property,
    failures: ['BRB1', 'BRB3'].includes(labelOf(property)) ? receiver : sender,
  })),
  proper: (failures) => doubleEchoing({}, failures),
  mistakes: {
    'is ready with one echo less': (failures) => doubleEchoing({ echoes: textbook.echoes - 1 }, failures),
    'is ready with one echo more': (failures) => doubleEchoing({ echoes: textbook.echoes + 1 }, failures),
    'joins in with one voice less': (failures) => doubleEchoing({ amplify: textbook.amplify - 1 }, failures),
    'joins in with one voice more': (failures) => doubleEchoing({ amplify: textbook.amplify + 1 }, failures),
    'never joins in': (failures) => doubleEchoing({ amplify: Number.POSITIVE_INFINITY }, failures),
    'delivers with one voice less': (failures) => doubleEchoing({ deliver: textbook.deliver - 1 }, failures),
    'delivers with one voice more': (failures) => doubleEchoing({ deliver: textbook.deliver + 1 }, failures),
    'delivers with the first voice': (failures) => doubleEchoing({ deliver: 1 }, failures),
  },
  operators: [],
  survivors: {
    'is ready with one echo less': 'with a sender that says five things, BRB5 is violated after 15 steps',
    'joins in with one voice more': 'with a sender that says five things, BRB5 is violated after 13 steps',
    'never joins in': 'with a sender that says five things, BRB5 is violated after 13 steps, too',
  },
};

export const subjects: readonly Subject[] = [broadcasting, agreeing, committing, doublyEchoing];
