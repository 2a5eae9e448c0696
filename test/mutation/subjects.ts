import { twoPhaseCommit } from '../../models/atomic-commit/two-phase-commit.ts';
import { broadcastUnder } from '../../models/byzantine-broadcast/broadcast-system.ts';
import { doubleEcho, type Thresholds, thresholds } from '../../models/byzantine-broadcast/double-echo.ts';
import { type PaxosVariant, paxos } from '../../models/consensus/paxos.ts';
import { arbitrary } from '../../models/failures/arbitrary.ts';
import { crashRecovery } from '../../models/failures/crash-recovery.ts';
import { crashStop } from '../../models/failures/crash-stop.ts';
import type { FailureModel } from '../../models/failures/failure-model.ts';
import { authenticated } from '../../models/links/authenticated.ts';
import { perfect } from '../../models/links/perfect.ts';
import { eagerReliableBroadcast } from '../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { system } from '../../models/system.ts';
import { asynchronous } from '../../models/timing/asynchronous.ts';
import { labelOf, propertiesOf } from '../../specs/abstraction.ts';
import { atomicCommit } from '../../specs/atomic-commit.ts';
import { oneValueIsChosen } from '../../specs/ballots.ts';
import { byzantineReliableBroadcast } from '../../specs/byzantine-reliable-broadcast.ts';
import { decides } from '../../specs/decisions.ts';
import { reliableBroadcast } from '../../specs/reliable-broadcast.ts';
import { temporal } from '../../specs/temporal.ts';
import { uniformConsensus } from '../../specs/uniform-consensus.ts';
import type { Subject } from './kill-table.ts';
import { operators } from './operators.ts';

const oneCrash = crashStop({ atMost: 1 });

/** Eager reliable broadcast among three, of which one may crash. */
export const broadcasting: Subject = {
  claims: propertiesOf(reliableBroadcast).map((property) => ({ property, failures: oneCrash })),
  proper: (failures) => system({ ...eagerReliableBroadcast.definition, ...(failures && { failures }) }),
  mistakes: {},
  operators,
};

/** Two-phase commit: that it terminates is claimed only where nobody crashes. */
export const committing: Subject = {
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
  },
  operators,
};

const oneRecovers = crashRecovery({ exactly: [], crashes: 1 });

const among = (difference: Partial<PaxosVariant>, failures?: FailureModel) =>
  paxos(difference, failures && { failures });

/** Paxos with two ballots. That its last proposer decides is claimed also where an acceptor crashes. */
export const agreeing: Subject = {
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
};
