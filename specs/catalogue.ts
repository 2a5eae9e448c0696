import type { Abstraction } from './abstraction.ts';
import { atomicCommit } from './atomic-commit.ts';
import { atomicRegister } from './atomic-register.ts';
import { broadcasts } from './broadcasts.ts';
import { byzantineAtomicRegister } from './byzantine-atomic-register.ts';
import { byzantineLeaderDetector } from './byzantine-leader-detector.ts';
import { byzantineRegularRegister } from './byzantine-regular-register.ts';
import { byzantineSafeRegister } from './byzantine-safe-register.ts';
import { commonCoin } from './common-coin.ts';
import { consensus } from './consensus.ts';
import { orderedDataStream } from './data-stream.ts';
import { epochChange } from './epoch-change.ts';
import { epochConsensus } from './epoch-consensus.ts';
import { eventualLeaderDetector } from './eventual-leader-detector.ts';
import { eventuallyPerfectFailureDetector, perfectFailureDetector } from './failure-detector.ts';
import { groupMembership } from './group-membership.ts';
import { leaderElection } from './leader-election.ts';
import { links } from './links.ts';
import { loggedUniformConsensus } from './logged-uniform-consensus.ts';
import { randomisedConsensus } from './randomised-consensus.ts';
import { regularRegister } from './regular-register.ts';
import { replicatedStateMachine } from './replicated-state-machine.ts';
import { sharedAtomicRegister } from './shared-atomic-register.ts';
import { strongByzantineConsensus } from './strong-byzantine-consensus.ts';
import { uniformConsensus } from './uniform-consensus.ts';
import { uniformTerminatingReliableBroadcast } from './uniform-terminating-reliable-broadcast.ts';
import { viewSynchrony } from './view-synchrony.ts';
import { weakByzantineConsensus } from './weak-byzantine-consensus.ts';

/** The abstractions of the textbook with their properties, in its order. */
export const catalogue: readonly Abstraction[] = [
  orderedDataStream,
  ...links,
  perfectFailureDetector,
  eventuallyPerfectFailureDetector,
  leaderElection,
  eventualLeaderDetector,
  byzantineLeaderDetector,
  ...broadcasts,
  regularRegister,
  atomicRegister,
  sharedAtomicRegister,
  byzantineSafeRegister,
  byzantineRegularRegister,
  byzantineAtomicRegister,
  consensus,
  uniformConsensus,
  epochChange,
  epochConsensus,
  loggedUniformConsensus,
  randomisedConsensus,
  commonCoin,
  weakByzantineConsensus,
  strongByzantineConsensus,
  replicatedStateMachine,
  uniformTerminatingReliableBroadcast,
  atomicCommit,
  groupMembership,
  viewSynchrony,
];

/**
 * The abstraction with a name, for a check that states what it promises.
 *
 * @example propertiesOf(abstraction('reliable broadcast'))
 * @throws Error if there is none of this name
 */
export function abstraction(name: string): Abstraction {
  const found = catalogue.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = catalogue.map((one) => one.name).join(', ');
  throw new Error(`abstraction: expected the name of one of the catalogue (${names}), found "${name}". Correct it.`);
}
