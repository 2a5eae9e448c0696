import type { Observed } from '../../../specs/event.ts';
import { among, type Play, play } from '../plays.ts';
import { asks, crashes, delivers, recovers, sends, tells } from '../traces.ts';
import type { Examples, ExamplesOf } from './examples.ts';

const forever = (...loop: readonly Observed[]): Play => ({ processes: ['p', 'q'], stem: [], loop });
const send = (message = 'm') => sends('p', 'q', message);
const deliver = (message = 'm') => delivers('q', 'p', message);

const fairLoss: Examples = {
  satisfy: {
    'one of two is lost, without end': forever(send(), send(), deliver()),
    'a message that is sent once is lost': play(send()),
  },
  violate: {
    'all are lost, without end': forever(send()),
    'all but one': { ...forever(send()), stem: [send(), deliver()] },
  },
};

const finiteDuplication: Examples = {
  satisfy: {
    'three copies': play(send(), deliver(), deliver(), deliver()),
    'sent without end': forever(send(), deliver()),
  },
  violate: { 'copies without end': { ...forever(deliver()), stem: [send()] } },
};

const noCreation: Examples = {
  satisfy: { 'sent before': play(send(), deliver()) },
  violate: {
    'never sent': play(deliver()),
    'sent only later': play(deliver(), send()),
    'sent to another process': play(sends('p', 'p', 'm'), deliver()),
  },
};

const stubbornDelivery: Examples = {
  satisfy: { 'without end': { ...forever(deliver()), stem: [send()] } },
  violate: { once: play(send(), deliver()) },
};

const reliableDelivery: Examples = {
  satisfy: { 'in the end': play(send(), send('n'), deliver('n'), deliver()) },
  violate: { never: play(send(), send('n'), deliver('n')) },
};

const noDuplication: Examples = {
  satisfy: { once: play(send(), deliver()), 'as often as it was sent': play(send(), send(), deliver(), deliver()) },
  violate: { twice: play(send(), deliver(), deliver()) },
};

const authenticity: Examples = {
  satisfy: { 'sent before': play(send(), deliver()), 'the sender is Byzantine': among(['p'], deliver()) },
  violate: { forged: play(deliver()) },
};

const fifoDelivery: Examples = {
  satisfy: { 'in order': play(send(), send('n'), deliver(), deliver('n')) },
  violate: { overtaken: play(send(), send('n'), deliver('n')) },
};

const suspect = (watcher: string, watched: string) => tells(watcher, { suspect: watched });
const restore = (watcher: string, watched: string) => tells(watcher, { restore: watched });

const completeness: Examples = {
  satisfy: { 'suspected after the crash': among(['p'], crashes('p'), suspect('q', 'p')) },
  violate: {
    'never suspected': among(['p'], crashes('p')),
    'suspected, and restored': among(['p'], crashes('p'), suspect('q', 'p'), restore('q', 'p')),
  },
};

const strongAccuracy: Examples = {
  satisfy: { 'after the crash': among(['p'], crashes('p'), suspect('q', 'p')) },
  violate: { 'before the crash': among(['p'], suspect('q', 'p'), crashes('p')) },
};

const eventualAccuracy: Examples = {
  satisfy: { 'suspected, and restored': play(suspect('q', 'p'), restore('q', 'p')) },
  violate: {
    'suspected for ever': play(suspect('q', 'p')),
    'again and again': forever(suspect('q', 'p'), restore('q', 'p')),
  },
};

const sent = (...items: readonly string[]) => asks('p', { send: items });
const item = (deliver: string) => tells('q', { deliver });

const stream: ExamplesOf = {
  STREAM1: {
    satisfy: { 'all items are delivered': play(sent('a', 'b'), item('b'), item('a')) },
    violate: { 'an item is missing': play(sent('a', 'b'), item('b')) },
  },
  STREAM2: {
    satisfy: { 'as often as it was sent': play(sent('a', 'a'), item('a'), item('a')) },
    violate: { twice: play(sent('a'), item('a'), item('a')) },
  },
  STREAM3: {
    satisfy: {
      'in order, with a gap': play(sent('a', 'b', 'c'), item('a'), item('c')),
      'what was never sent is not its business': play(sent('a'), item('x'), item('a')),
    },
    violate: {
      'the wrong way round': play(sent('a', 'b'), item('b'), item('a')),
      'a gap is filled too late': play(sent('a', 'b', 'c'), item('a'), item('c'), item('b')),
    },
  },
  STREAM4: {
    satisfy: { 'what was sent': play(sent('a'), item('a')) },
    violate: { 'what was not': play(sent('a'), item('x')) },
  },
};

export const linkExamples: Readonly<Record<string, ExamplesOf>> = {
  'ordered data stream': stream,
  'fair-loss links': { FLL1: fairLoss, FLL2: finiteDuplication, FLL3: noCreation },
  'stubborn links': { SL1: stubbornDelivery, SL2: noCreation },
  'perfect links': { PL1: reliableDelivery, PL2: noDuplication, PL3: noCreation },
  'logged perfect links': {
    LPL1: {
      satisfy: { ...reliableDelivery.satisfy, 'the sender crashes': play(send(), crashes('p'), recovers('p')) },
      violate: reliableDelivery.violate!,
    },
    LPL2: noDuplication,
    LPL3: noCreation,
  },
  'authenticated perfect links': { AL1: reliableDelivery, AL2: noDuplication, AL3: authenticity },
  'FIFO perfect links': { PL1: reliableDelivery, PL2: noDuplication, PL3: noCreation, FPL4: fifoDelivery },
  'perfect failure detector': { PFD1: completeness, PFD2: strongAccuracy },
  'eventually perfect failure detector': { EPFD1: completeness, EPFD2: eventualAccuracy },
};
