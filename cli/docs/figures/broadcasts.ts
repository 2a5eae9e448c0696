import type { Figure } from './figure.ts';

const cut =
  'there a crash is a step between handlers, and each message that is lost with it is another one; here a crash may cut a handler, and what a crashed process has under way is no longer owed';
const drained =
  'what is still owed has to be taken before the end: here each message is a step of its own, there a quorum is heard at once, with the Byzantine voices in it';
const spaces =
  'here messages under way are counted, crashes cut handlers, and who is faulty is chosen at the start; there messages are lost one by one';

/** Of client-server and broadcasts. */
export const broadcastFigures: readonly Figure[] = [
  {
    check: 'single-server bank, the server may crash',
    property: 'response',
    steps: { here: 2, there: 2 },
  },
  { check: 'single-server bank, the server is Byzantine', property: 'integrity', steps: { here: 2, there: 2 } },
  { check: 'naive bank', property: 'TOB1 validity', states: { here: 34, there: '25 to 34' } },
  { check: 'naive bank', property: "TOB5' prefix order", steps: { here: 4, there: 4 } },
  { check: 'naive bank', property: 'TOB5 total order', steps: { here: 6, there: 6 } },
  {
    check: 'naive bank',
    property: 'replicas that applied both operations agree on the balance',
    steps: { here: 6, there: 6 },
  },
  {
    check: 'bank over a sequencer, what comes too early stays on the link',
    property: 'TOB1 validity',
    states: { here: 38, there: 38 },
  },
  {
    check: 'bank over a sequencer',
    property: 'TOB1 validity',
    states: { here: 52, there: 38 },
    why: 'here what comes too early waits at the replica, there it stays on the link: with both places given in 2 orders, 2 × 4 × 4 configurations in place of 2 × 3 × 3',
  },
  {
    check: 'bank over a sequencer that may crash',
    property: 'TOB1 validity',
    steps: { here: 3, there: 3 },
  },
  {
    check: 'bank over a sequencer that may crash',
    property: 'TOB4 agreement',
    steps: { here: 4, there: 6 },
    why: `${cut}: no step for the crash, and none for the loss`,
  },
  {
    check: 'bank over a sequencer that may crash',
    property: 'TOB5 total order',
    states: { here: 145, there: 176 },
    why: cut,
  },
  {
    check: 'bank over a sequencer that is Byzantine',
    property: "TOB5' prefix order",
    steps: { here: 2, there: 4 },
    why: 'here a Byzantine sequencer may make up operations before anyone asks for them',
  },
  {
    check: 'basic broadcast, one crash',
    property: 'RB4 agreement',
    steps: { here: 2, there: 5 },
    why: cut,
  },
  {
    check: 'lazy reliable broadcast, one crash, without a detector',
    property: 'RB4 agreement',
    steps: { here: 2, there: 5 },
    why: cut,
  },
  {
    check: 'lazy reliable broadcast, one crash, with a perfect detector',
    property: 'URB4 uniform agreement',
    steps: { here: 5, there: 7 },
    why: `${cut}: no steps for two losses; the two suspicions are steps in both`,
  },
  {
    check: 'lazy reliable broadcast, one crash, with a perfect detector',
    property: 'RB1 validity',
    states: { here: 502, there: 226 },
    why: spaces,
  },
  {
    check: 'eager reliable broadcast, one crash',
    property: 'URB4 uniform agreement',
    steps: { here: 2, there: 7 },
    why: `${cut}; and there two suspicions have to be drained, here nobody is told of crashes`,
  },
  {
    check: 'eager reliable broadcast, one crash',
    property: 'RB1 validity',
    states: { here: 8008, there: 2061 },
    why: spaces,
  },
  {
    check: 'all-ack, one crash, with a perfect detector',
    property: 'URB4 uniform agreement',
    states: { here: 8303, there: 15_498 },
    why: spaces,
  },
  {
    check: 'all-ack, two crashes, with a perfect detector',
    property: 'URB4 uniform agreement',
    states: { here: 28_533, there: 135_177 },
    why: spaces,
  },
  {
    check: 'all-ack, one crash, with a detector that may suspect anyone',
    property: 'URB4 uniform agreement',
    steps: { here: 8, there: 12 },
    why: `${cut}: no steps for two losses; and here q and r need not suspect each other in the end, since only who has crashed is owed a suspicion`,
    large: true,
  },
  {
    check: 'majority-ack, one crash',
    property: 'URB4 uniform agreement',
    states: { here: 7224, there: 9411 },
    why: spaces,
  },
  { check: 'majority-ack, two crashes', property: 'URB1 validity', steps: { here: 4, there: 4 } },
  {
    check: 'an acknowledgement by anyone, one crash',
    property: 'URB4 uniform agreement',
    steps: { here: 4, there: 6 },
    why: `${cut}: no steps for two losses`,
  },
  {
    check: 'authenticated echo broadcast, the sender is Byzantine',
    property: 'BRB5 totality',
    steps: { here: 7, there: 3 },
    why: drained,
  },
  {
    check: 'authenticated echo broadcast among too few: 3 with quorums of 2',
    property: 'BCB4 consistency',
    steps: { here: 4, there: 4 },
  },
  {
    check: "Bracha's broadcast by quorums, 4 of which 1 is Byzantine",
    property: 'consistency',
    states: { here: 517, there: 517 },
  },
  {
    check: "Bracha's broadcast by quorums, 4 of which 1 is Byzantine",
    property: 'totality',
    states: { here: 517, there: 517 },
  },
  {
    check: "Bracha's broadcast by quorums, 7 of which 2 are Byzantine",
    property: 'consistency',
    states: { here: 53997, there: 53997 },
  },
  {
    check: "Bracha's broadcast by quorums, 3 are too few, the sender is correct",
    property: 'validity',
    steps: { here: 2, there: 2 },
  },
  {
    check: "Bracha's broadcast by quorums, 6 are too few, the sender is correct",
    property: 'validity',
    steps: { here: 4, there: 4 },
  },
  {
    check: "Bracha's broadcast by quorums, 3 with thresholds of 2",
    property: 'consistency',
    steps: { here: 6, there: 6 },
  },
  {
    check: "Bracha's broadcast by quorums, 6 with thresholds of 4",
    property: 'consistency',
    steps: { here: 10, there: 10 },
  },
  {
    check: "Bracha's broadcast by quorums, 4 without amplification",
    property: 'totality',
    steps: { here: 5, there: 5 },
  },
  {
    check: "Bracha's broadcast by quorums, 4 with amplification by one voice",
    property: 'totality',
    steps: { here: 4, there: 4 },
  },
  {
    check: "Bracha's broadcast among too few: 3, a receiver is Byzantine",
    property: 'BRB1 validity',
    steps: { here: 4, there: 2 },
    why: drained,
  },
  {
    check: "Bracha's broadcast among too few: 6, of which 2 are Byzantine and silent",
    property: 'BRB1 validity',
    steps: { here: 16, there: 4 },
    why: drained,
  },
  {
    check: "Bracha's broadcast among too few: 3 with thresholds of 2, the sender is Byzantine",
    property: 'BRB4 consistency',
    steps: { here: 6, there: 6 },
  },
  {
    check: "Bracha's broadcast without amplification, the sender is Byzantine and has one message",
    property: 'BRB5 totality',
    steps: { here: 13, there: 5 },
    why: drained,
    large: true,
  },
  {
    check: "Bracha's broadcast with amplification by one voice, the sender is Byzantine and speaks twice",
    property: 'BRB5 totality',
    steps: { here: 8, there: 4 },
    why: drained,
  },
  {
    check: "Bracha's broadcast, the sender is Byzantine",
    property: 'BRB5 totality',
    states: { here: 1_187_105, there: 517 },
    why: 'there a quorum is heard at once and nothing is under way; here every message is under way for some time, and counted when it arrives',
    large: true,
  },
];
