import type { Check } from '../checker/check.ts';
import hastyAbort from './atomic-commit/hasty-abort.ts';
import lamportTwoPhaseCommit from './atomic-commit/lamport-two-phase-commit.ts';
import tableTwoPhaseCommit from './atomic-commit/table-two-phase-commit.ts';
import transactionCommit from './atomic-commit/transaction-commit.ts';
import twoPhaseCommit from './atomic-commit/two-phase-commit.ts';
import authenticatedPerfectLinks from './authenticated-perfect-links/authenticated-perfect-links.ts';
import bestEffortBroadcast from './best-effort-broadcast/best-effort-broadcast.ts';
import stubbornBroadcast from './best-effort-broadcast/stubborn-broadcast.ts';
import longestChain from './blockchain/longest-chain.ts';
import authenticatedEcho from './byzantine-broadcast/authenticated-echo.ts';
import doubleEcho, { doubleEchoAmongFour } from './byzantine-broadcast/double-echo.ts';
import doubleEchoByQuorums from './byzantine-broadcast/double-echo-by-quorums.ts';
import signedEcho from './byzantine-broadcast/signed-echo.ts';
import oralMessages from './byzantine-generals/oral-messages.ts';
import signedMessages from './byzantine-generals/signed-messages.ts';
import waitingCausalBroadcast from './causal-broadcast/waiting-causal-broadcast.ts';
import singleServerBank from './client-server/single-server-bank.ts';
import floodSet, { floodSetsOfFour } from './consensus/flood-set.ts';
import floodingConsensus from './consensus/flooding-consensus.ts';
import hastyConsensus from './consensus/hasty-consensus.ts';
import paxos, { largePaxos } from './consensus/paxos.ts';
import promisingAcceptor from './consensus/promising-acceptor.ts';
import alternatingBit from './data-stream/alternating-bit.ts';
import dataStream from './data-stream/data-stream.ts';
import excludeOnTimeout from './failure-detector/exclude-on-timeout.ts';
import increasingTimeout from './failure-detector/increasing-timeout.ts';
import detectorOracles from './failure-detector/oracles.ts';
import fairLossLinks from './fair-loss-links/fair-loss-links.ts';
import sequenceNumbers from './fifo-broadcast/broadcast-with-sequence-number.ts';
import fifoPerfectLinks from './fifo-perfect-links/fifo-perfect-links.ts';
import monarchicalLeaderDetection from './leader-election/monarchical-leader-detection.ts';
import monarchicalLeaderElection from './leader-election/monarchical-leader-election.ts';
import loggedBasicBroadcast from './logged-broadcast/logged-basic-broadcast.ts';
import loggedPerfectLinks from './logged-perfect-links/logged-perfect-links.ts';
import peterson from './mutual-exclusion/peterson.ts';
import oneMessage from './perfect-links/one-message.ts';
import perfectLinks from './perfect-links/perfect-links.ts';
import majorityVoting, { imposingWithCrash } from './registers/majority-voting.ts';
import eagerReliableBroadcast from './reliable-broadcast/eager-reliable-broadcast.ts';
import lazyReliableBroadcast from './reliable-broadcast/lazy-reliable-broadcast.ts';
import remoteProcedureCall from './remote-procedure-call/remote-procedure-call.ts';
import diningPhilosophers from './resource-allocation/dining-philosophers.ts';
import stubbornLinks from './stubborn-links/stubborn-links.ts';
import naiveBank from './total-order-broadcast/naive-bank.ts';
import sequencerBank from './total-order-broadcast/sequencer-bank.ts';
import transport from './transport/transport.ts';
import allAck from './uniform-reliable-broadcast/all-ack.ts';
import majorityAck from './uniform-reliable-broadcast/majority-ack.ts';

/** Checks that take seconds each, in the corpus as well. */
export const large: readonly Check[] = [...doubleEchoAmongFour, ...floodSetsOfFour, ...largePaxos, imposingWithCrash];

/** The checks that ship with Counterpoint, in the order of the lecture. */
export const corpus: readonly Check[] = [
  ...singleServerBank,
  ...naiveBank,
  ...sequencerBank,
  ...dataStream,
  ...fairLossLinks,
  ...stubbornLinks,
  ...oneMessage,
  ...perfectLinks,
  ...loggedPerfectLinks,
  ...fifoPerfectLinks,
  ...authenticatedPerfectLinks,
  ...transport,
  ...alternatingBit,
  ...bestEffortBroadcast,
  ...stubbornBroadcast,
  ...loggedBasicBroadcast,
  ...lazyReliableBroadcast,
  ...eagerReliableBroadcast,
  ...allAck,
  ...majorityAck,
  ...sequenceNumbers,
  ...waitingCausalBroadcast,
  ...authenticatedEcho,
  ...signedEcho,
  ...doubleEcho,
  ...doubleEchoByQuorums,
  hastyConsensus,
  hastyAbort,
  transactionCommit,
  ...lamportTwoPhaseCommit,
  ...tableTwoPhaseCommit,
  ...diningPhilosophers,
  ...peterson,
  ...detectorOracles,
  ...excludeOnTimeout,
  ...increasingTimeout,
  ...monarchicalLeaderElection,
  ...monarchicalLeaderDetection,
  ...promisingAcceptor,
  ...paxos,
  ...floodSet,
  ...floodingConsensus,
  ...twoPhaseCommit,
  ...oralMessages,
  signedMessages,
  ...remoteProcedureCall,
  ...longestChain,
  ...majorityVoting,
  ...large,
];
