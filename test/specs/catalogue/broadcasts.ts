import type { Observed } from '../../../specs/event.ts';
import type { Play } from '../plays.ts';
import { asks, tells } from '../traces.ts';
import type { Examples, ExamplesOf } from './examples.ts';

const among = (faulty: readonly string[], ...stem: readonly Observed[]): Play => ({
  processes: ['p', 'q'],
  faulty,
  stem,
});
const play = (...stem: readonly Observed[]) => among([], ...stem);
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

export const broadcastExamples: Readonly<Record<string, ExamplesOf>> = {
  'best-effort broadcast': { BEB1: validityEverywhere, BEB2: noDuplication, BEB3: noCreation },
  'reliable broadcast': { RB1: validityAtSender, RB2: noDuplication, RB3: noCreation, RB4: agreement },
  'uniform reliable broadcast': {
    URB1: validityAtSender,
    URB2: noDuplication,
    URB3: noCreation,
    URB4: uniformAgreement,
  },
  'probabilistic broadcast': { PB2: noDuplication, PB3: noCreation },
};
