import type { Figure } from './figure.ts';

const spoken =
  'here a Byzantine process speaks straight to a process, in one step; there its message is put on the link, and delivered in another step';
const timers =
  'here both processes have the layer, and the timer of the other one is owed as well; and loops are short, not the shortest';

/** Of links and streams over them. */
export const linkFigures: readonly Figure[] = [
  {
    check: 'stubborn links, retransmit forever, deliveries owed weakly',
    property: 'SL1 stubborn delivery',
    loop: { here: 4, there: 2 },
    why: timers,
  },
  { check: 'stubborn links, transmit once', property: 'SL1 stubborn delivery', steps: { here: 2, there: 2 } },
  {
    check: 'stubborn links, retransmit forever, some delivery owed per link, two messages',
    property: 'SL1 stubborn delivery',
    loop: { here: 4, there: 4 },
  },
  {
    check: 'perfect links, without memory of what was delivered',
    property: 'PL2 no duplication',
    steps: { here: 3, there: 3 },
  },
  {
    check: 'perfect links, one message sent twice',
    property: 'PL1 reliable delivery',
    steps: { here: 3, there: 4 },
    why: 'there the second message is dropped as a duplicate, and that is the end; here the stubborn link below delivers it again and again, and each time it is dropped: this is the loop',
  },
  {
    check: 'perfect links, eliminate duplicates, processes recover',
    property: 'PL2 no duplication',
    steps: { here: 5, there: 4 },
    why: 'here to crash and to recover are two steps',
  },
  {
    check: 'authenticated perfect links, without verifying',
    property: 'AL3 authenticity',
    steps: { here: 1, there: 2 },
    why: spoken,
  },
  {
    check: 'authenticated perfect links, without filtering',
    property: 'AL2 no duplication',
    steps: { here: 3, there: 3 },
  },
  {
    check: 'authenticated perfect links, one key for all',
    property: 'AL3 authenticity',
    steps: { here: 1, there: 2 },
    why: spoken,
  },
  {
    check: 'authenticated perfect links, a signature is passed on',
    property: 'AL3 authenticity',
    steps: { here: 2, there: 3 },
    why: spoken,
  },
  { check: 'UDP', property: 'PL1 reliable delivery', steps: { here: 2, there: 2 } },
  { check: 'UDP', property: 'PL2 no duplication', steps: { here: 3, there: 3 } },
  { check: 'UDP', property: 'FPL4 FIFO delivery', steps: { here: 3, there: 3 } },
  {
    check: 'data stream with a receiver that invents',
    property: 'STREAM4 no creation',
    steps: { here: 1, there: 1 },
  },
  {
    check: 'alternating bit',
    property: 'STREAM1 no loss',
    states: { here: 94, there: 93 },
    why: 'here the client asks for the stream first: one configuration before it does',
  },
  {
    check: 'alternating bit over links that reorder',
    property: 'STREAM2 no duplication',
    steps: { here: 5, there: 6 },
    why: 'here the sender sends the next item in the step in which it hears the acknowledgement of the one before',
  },
  {
    check: 'alternating bit, deliveries owed weakly',
    property: 'STREAM1 no loss',
    loop: { here: 2, there: 2 },
  },
  {
    check: 'alternating bit, duplicates not acknowledged again',
    property: 'STREAM1 no loss',
    steps: { here: 3, there: 3 },
    loop: { here: 2, there: 2 },
  },
  {
    check: 'exclude on timeout, synchronous, where one watches',
    property: 'PFD2 strong accuracy',
    states: { here: 33, there: 20 },
    why: 'here nothing is asked in the first period, a crash may cut the reply, and a reply of a process that has crashed may still arrive, or vanish when it is overdue',
  },
  {
    check: 'exclude on timeout, asynchronous',
    property: 'PFD2 strong accuracy',
    steps: { here: 2, there: 4 },
    why: 'here no ticks pass where time has no bound: the timer fires when it likes, first to ask and then to suspect; there it is asked, two ticks pass, and the suspicion is a step',
  },
];
