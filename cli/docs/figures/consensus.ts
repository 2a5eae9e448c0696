import type { Figure } from './figure.ts';

const answers =
  'here each answer is delivered to its proposer in a step of its own, there a quorum of answers is read with the proposal';
const rounds =
  'there a round is one step, in which whoever crashes reaches some; here each message, timer and tick is a step of its own';
const asked = 'here each question is delivered in a step before the vote, and each vote in a step before the decision';

/** Of consensus and atomic commit. */
export const consensusFigures: readonly Figure[] = [
  {
    check: 'FloodSet, 1 crash of 3, 2 rounds',
    property: 'UC4 uniform agreement',
    states: { here: 2542, there: 28 },
    why: rounds,
  },
  {
    check: 'FloodSet, 1 crash of 3, 1 round',
    property: 'C4 agreement',
    steps: { here: 10, there: 2 },
    why: rounds,
  },
  {
    check: 'FloodSet, 2 crashes of 4, 3 rounds',
    property: 'UC4 uniform agreement',
    states: { here: 1_200_056, there: 757 },
    why: rounds,
    large: true,
  },
  {
    check: 'FloodSet, 2 crashes of 4, 2 rounds',
    property: 'C4 agreement',
    steps: { here: 27, there: 3 },
    why: rounds,
    large: true,
  },
  {
    check: 'two-phase commit, the coordinator may crash',
    property: 'NBAC5 uniform agreement',
    states: { here: 235, there: 80 },
    why: `${asked}; and a crash may cut the coordinator's messages`,
  },
  {
    check: 'two-phase commit, the coordinator may crash',
    property: 'NBAC1 termination',
    steps: { here: 3, there: 4 },
    why: "here a crash cuts the coordinator's step: one participant is asked, votes yes, and waits for ever; there both are asked and vote, and the crash is a step",
  },
  {
    check: 'two-phase commit without patience',
    property: 'NBAC5 uniform agreement',
    steps: { here: 8, there: 5 },
    why: `${asked}: two deliveries of the question and one of a vote more; the last vote and the decision are one step`,
  },
  {
    check: 'Paxos',
    property: 'at most one value is chosen',
    states: { here: 31_329, there: 1777 },
    why: `${answers}; and there messages are a growing set, here they are taken from the links`,
  },
  {
    check: 'Paxos that takes over the lowest vote, two ballots',
    property: 'at most one value is chosen',
    states: { here: 31_329, there: 1777 },
    why: `${answers}; and there messages are a growing set, here they are taken from the links`,
  },
  ...['where a proposer takes over no value', 'where an acceptor ignores its promise', 'with quorums of 2 among 4'].map(
    (what): Figure => ({
      check: `Paxos ${what}`,
      property: 'at most one value is chosen',
      steps: { here: 14, there: 12 },
      why: `${answers}: two times two answers more, and two proposals less`,
    }),
  ),
  {
    check: 'Paxos without stable storage, one crash',
    property: 'at most one value is chosen',
    steps: { here: 16, there: 13 },
    why: `${answers}: two times two answers more, and two proposals less; and to recover is a step after the crash`,
  },
  {
    check: 'Paxos that takes over the lowest vote, three ballots',
    property: 'at most one value is chosen',
    steps: { here: 20, there: 17 },
    why: `${answers}: three times two answers more, and three proposals less`,
    large: true,
  },
  {
    check: 'remote call, at most once, one crash',
    property: 'executed at most once',
    steps: { here: 5, there: 5 },
  },
  {
    check: 'remote call, exactly once at the server',
    property: 'who ends with an exception was not executed',
    steps: { here: 4, there: 4 },
  },
];
