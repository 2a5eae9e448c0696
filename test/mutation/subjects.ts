import { twoPhaseCommit } from '../../models/atomic-commit/two-phase-commit.ts';
import { type PaxosVariant, paxos } from '../../models/consensus/paxos.ts';
import { crashRecovery } from '../../models/failures/crash-recovery.ts';
import { crashStop } from '../../models/failures/crash-stop.ts';
import type { FailureModel } from '../../models/failures/failure-model.ts';
import { eagerReliableBroadcast } from '../../models/reliable-broadcast/eager-reliable-broadcast.ts';
import { system } from '../../models/system.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { atomicCommit } from '../../specs/atomic-commit.ts';
import { oneValueIsChosen } from '../../specs/ballots.ts';
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
