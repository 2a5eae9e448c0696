import type { Observed } from '../../../specs/event.ts';
import { among, type Play, play } from '../plays.ts';
import { asks, crashes, recovers, tells } from '../traces.ts';
import type { Examples, ExamplesOf } from './examples.ts';

const forever = (stem: readonly Observed[], ...loop: readonly Observed[]): Play => ({ ...among([], ...stem), loop });
const broadcast = (process: string, message: string) => asks(process, { broadcast: message });
const deliver = (process: string, message: string, from = 'p') => tells(process, { deliver: message, from });

const noDuplication: Examples = {
  satisfy: { 'once at each process': play(deliver('p', 'm'), deliver('q', 'm')) },
  violate: { 'twice at one process': play(deliver('p', 'm'), deliver('q', 'm'), deliver('p', 'm')) },
};

const noCreation: Examples = {
  satisfy: { 'what was broadcast before': play(broadcast('p', 'm'), deliver('q', 'm')) },
  violate: {
    'what nobody broadcast': play(deliver('q', 'm')),
    'what another process broadcast': play(broadcast('q', 'm'), deliver('q', 'm')),
    'what is broadcast only later': play(deliver('q', 'm'), broadcast('p', 'm')),
  },
};

const validityAtSender: Examples = {
  satisfy: {
    'the sender delivers': play(broadcast('p', 'm'), deliver('p', 'm')),
    'the sender is faulty': among(['p'], broadcast('p', 'm')),
  },
  violate: {
    'nobody delivers': play(broadcast('p', 'm')),
    'only another process delivers': play(broadcast('p', 'm'), deliver('q', 'm')),
  },
};

const validityEverywhere: Examples = {
  satisfy: {
    'everyone delivers': play(broadcast('p', 'm'), deliver('q', 'm'), deliver('p', 'm')),
    'only a faulty process does not': among(['q'], broadcast('p', 'm'), deliver('p', 'm')),
    'the sender is faulty': among(['p'], broadcast('p', 'm')),
  },
  violate: { 'only the sender delivers': play(broadcast('p', 'm'), deliver('p', 'm')) },
};

const agreement: Examples = {
  satisfy: {
    'everyone delivers, one after the other': play(deliver('p', 'm'), deliver('q', 'm')),
    'only a faulty process delivers': among(['q'], deliver('q', 'm')),
    'only a faulty process does not': among(['q'], deliver('p', 'm')),
    'everyone delivers, each in an order of its own': play(
      deliver('p', 'm'),
      deliver('q', 'n'),
      deliver('p', 'n'),
      deliver('q', 'm'),
    ),
  },
  violate: {
    'a correct process delivers, and another one does not': play(deliver('p', 'm')),
    'a correct process delivers another message': play(deliver('p', 'm'), deliver('q', 'n')),
  },
};

const uniformAgreement: Examples = {
  satisfy: {
    'everyone delivers': agreement.satisfy!['everyone delivers, each in an order of its own']!,
    'only a faulty process does not deliver': among(['q'], deliver('p', 'm')),
  },
  violate: { ...agreement.violate, 'only a faulty process delivers': among(['q'], deliver('q', 'm')) },
};

const fifoDelivery: Examples = {
  satisfy: {
    'in the order of broadcasting': play(
      broadcast('p', 'm'),
      broadcast('p', 'n'),
      deliver('q', 'm'),
      deliver('q', 'n'),
      deliver('p', 'm'),
    ),
    'messages of different processes, in any order': play(
      broadcast('q', 'm'),
      broadcast('p', 'n'),
      deliver('q', 'n'),
      deliver('q', 'm', 'q'),
    ),
    'a faulty process delivers in the wrong order': among(
      ['q'],
      broadcast('p', 'm'),
      broadcast('p', 'n'),
      deliver('q', 'n'),
    ),
  },
  violate: {
    'the second comes first': play(broadcast('p', 'm'), broadcast('p', 'n'), deliver('q', 'n'), deliver('q', 'm')),
    'the first never comes': play(broadcast('p', 'm'), broadcast('p', 'n'), deliver('q', 'n')),
  },
};

const causalDelivery: Examples = {
  satisfy: {
    'the cause comes first': play(
      broadcast('p', 'm'),
      deliver('q', 'm'),
      broadcast('q', 'n'),
      deliver('q', 'n', 'q'),
      deliver('p', 'm'),
      deliver('p', 'n', 'q'),
    ),
    'what was not delivered yet is no cause': play(
      broadcast('p', 'm'),
      broadcast('q', 'n'),
      deliver('q', 'n', 'q'),
      deliver('q', 'm'),
    ),
  },
  violate: {
    'an answer before what it answers': play(
      broadcast('p', 'm'),
      deliver('q', 'm'),
      broadcast('q', 'n'),
      deliver('p', 'n', 'q'),
      deliver('p', 'm'),
    ),
    'at a faulty process': among(
      ['p'],
      broadcast('p', 'm'),
      deliver('q', 'm'),
      broadcast('q', 'n'),
      deliver('p', 'n', 'q'),
    ),
    'by way of a third message': play(
      broadcast('p', 'm'),
      broadcast('p', 'k'),
      deliver('q', 'm'),
      deliver('q', 'k'),
      broadcast('q', 'n'),
      deliver('p', 'k'),
    ),
  },
};

const stubborn: Examples = {
  satisfy: {
    'without end, at everyone': forever([broadcast('p', 'm')], deliver('p', 'm'), deliver('q', 'm')),
    'the sender is faulty': among(['p'], broadcast('p', 'm')),
  },
  violate: {
    'once each': play(broadcast('p', 'm'), deliver('p', 'm'), deliver('q', 'm')),
    'without end, at one process only': forever([broadcast('p', 'm'), deliver('q', 'm')], deliver('p', 'm')),
  },
};

const logs = (process: string, ...messages: readonly string[]) =>
  tells(process, { delivered: messages.map((message) => ({ deliver: message, from: 'p' })) });

const loggedValidity: Examples = {
  satisfy: {
    'everyone logs': play(broadcast('p', 'm'), logs('q', 'm'), logs('p', 'm')),
    'the sender crashes later on, and recovers': play(broadcast('p', 'm'), crashes('p'), recovers('p')),
    'the sender has crashed before': play(crashes('p'), recovers('p'), broadcast('p', 'm')),
  },
  violate: { 'a correct process does not log': play(broadcast('p', 'm'), logs('p', 'm')) },
};

const loggedNoDuplication: Examples = {
  satisfy: {
    'the same log after a crash': play(
      logs('q', 'm'),
      crashes('q'),
      recovers('q'),
      logs('q', 'm'),
      logs('q', 'm', 'n'),
    ),
  },
  violate: {
    'a message that was lost is logged anew': play(
      logs('q', 'm'),
      crashes('q'),
      recovers('q'),
      logs('q'),
      logs('q', 'm'),
    ),
    'twice in one log': play(logs('q', 'm', 'm')),
  },
};

const loggedNoCreation: Examples = {
  satisfy: { 'what was broadcast before': play(broadcast('p', 'm'), logs('q', 'm')) },
  violate: { 'what is broadcast only later': play(logs('q', 'm'), broadcast('p', 'm')) },
};

const loggedUniformAgreement: Examples = {
  satisfy: { 'everyone logs, one after the other': play(logs('p', 'm'), logs('q', 'm')) },
  violate: { 'a faulty process logs, and nobody else': among(['q'], logs('q', 'm')) },
};

const oneDelivery: Examples = {
  satisfy: {
    'one at each process': play(deliver('p', 'm'), deliver('q', 'n')),
    'a Byzantine process delivers twice': among(['q'], deliver('q', 'm'), deliver('q', 'n')),
  },
  violate: {
    'two messages': play(deliver('q', 'm'), deliver('q', 'n')),
    'one twice': play(deliver('q', 'm'), deliver('q', 'm')),
  },
};

const integrity: Examples = {
  satisfy: {
    'what was broadcast': play(broadcast('p', 'm'), deliver('q', 'm')),
    'anything, from a Byzantine sender': among(['p'], deliver('q', 'n')),
  },
  violate: {
    'what a correct sender has not broadcast': play(broadcast('p', 'm'), deliver('q', 'n')),
    'what it broadcasts only later': play(deliver('q', 'm'), broadcast('p', 'm')),
  },
};

const consistency: Examples = {
  satisfy: {
    'one message': play(deliver('p', 'm'), deliver('q', 'm')),
    'another one at a Byzantine process': among(['q'], deliver('p', 'm'), deliver('q', 'n')),
    'two messages at one process alone': play(deliver('p', 'm'), deliver('p', 'n')),
  },
  violate: { 'two messages': play(deliver('p', 'm'), deliver('q', 'n')) },
};

const totality: Examples = {
  satisfy: {
    'everyone delivers something': play(deliver('p', 'm'), deliver('q', 'n')),
    'only a Byzantine process delivers': among(['q'], deliver('q', 'n')),
  },
  violate: { 'a correct process delivers nothing': play(deliver('p', 'm')) },
};

const [pm, pn, qm, qn] = [deliver('p', 'm'), deliver('p', 'n'), deliver('q', 'm'), deliver('q', 'n')];

const totalOrder: Examples = {
  satisfy: {
    'one order': play(pm, qm, qn, pn),
    'logs that part, and have one message in common': play(pm, qn, qm),
    'opposite orders at a faulty process': among(['q'], pm, pn, qn, qm),
  },
  violate: {
    'opposite orders': play(pm, qn, pn, qm),
    'opposite orders with something in between': play(pm, deliver('p', 'k'), pn, qn, qm),
  },
};

const uniformTotalOrder: Examples = {
  satisfy: { 'one order': totalOrder.satisfy!['one order']! },
  violate: { 'opposite orders at a faulty process': totalOrder.satisfy!['opposite orders at a faulty process']! },
};

const prefixOrder: Examples = {
  satisfy: {
    'one log is a prefix of the other': play(pm, pn, qm),
    'logs part at a faulty process': among(['q'], pm, qn),
  },
  violate: { 'logs part': play(pm, qn), 'logs part later on': play(pm, qm, pn, deliver('q', 'k')) },
};

export const broadcastExamples: Readonly<Record<string, ExamplesOf>> = {
  'best-effort broadcast': { BEB1: validityEverywhere, BEB2: noDuplication, BEB3: noCreation },
  'reliable broadcast': { RB1: validityAtSender, RB2: noDuplication, RB3: noCreation, RB4: agreement },
  'uniform reliable broadcast': {
    URB1: validityAtSender,
    URB2: noDuplication,
    URB3: noCreation,
    URB4: uniformAgreement,
  },
  'stubborn best-effort broadcast': { SBEB1: stubborn, SBEB2: noCreation },
  'logged best-effort broadcast': { LBEB1: loggedValidity, LBEB2: loggedNoDuplication, LBEB3: loggedNoCreation },
  'logged uniform reliable broadcast': {
    LURB1: loggedValidity,
    LURB2: loggedNoDuplication,
    LURB3: loggedNoCreation,
    LURB4: loggedUniformAgreement,
  },
  'probabilistic broadcast': { PB2: noDuplication, PB3: noCreation },
  'FIFO-order broadcast': {
    FRB1: validityAtSender,
    FRB2: noDuplication,
    FRB3: noCreation,
    FRB4: agreement,
    FRB5: fifoDelivery,
  },
  'causal-order broadcast': {
    CRB1: validityAtSender,
    CRB2: noDuplication,
    CRB3: noCreation,
    CRB4: agreement,
    CRB5: causalDelivery,
  },
  'causal-order uniform broadcast': {
    CURB1: validityAtSender,
    CURB2: noDuplication,
    CURB3: noCreation,
    CURB4: uniformAgreement,
    CURB5: causalDelivery,
  },
  'Byzantine consistent broadcast': {
    BCB1: validityEverywhere,
    BCB2: oneDelivery,
    BCB3: integrity,
    BCB4: consistency,
  },
  'Byzantine reliable broadcast': {
    BRB1: validityEverywhere,
    BRB2: oneDelivery,
    BRB3: integrity,
    BRB4: consistency,
    BRB5: totality,
  },
  'total-order broadcast': {
    TOB1: validityAtSender,
    TOB2: noDuplication,
    TOB3: noCreation,
    TOB4: agreement,
    TOB5: totalOrder,
    "TOB5'": prefixOrder,
  },
  'uniform total-order broadcast': {
    UTOB1: validityAtSender,
    UTOB2: noDuplication,
    UTOB3: noCreation,
    UTOB4: uniformAgreement,
    UTOB5: uniformTotalOrder,
  },
  'Byzantine total-order broadcast': {
    BTOB1: validityAtSender,
    BTOB2: {
      satisfy: { 'twice at a Byzantine process': among(['q'], pm, qm, qm) },
      ...(noDuplication.violate && { violate: noDuplication.violate }),
    },
    BTOB3: integrity,
    BTOB4: agreement,
    BTOB5: totalOrder,
  },
};
