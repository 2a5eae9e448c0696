import { describe, expect, it } from 'vitest';
import type { ProcessDefinition } from '../../models/process.ts';
import { layerDefinition } from '../random/random-layer.ts';
import { closedAlphabet } from './closed-alphabet.ts';
import type { ReferenceProcesses } from './reference-system.ts';

const refuse = Symbol('refuse');

const systemOf = (
  p: ProcessDefinition,
  q: ProcessDefinition,
  more: Partial<ReferenceProcesses>,
): ReferenceProcesses => ({
  kind: 'processes',
  processes: { p: { kind: 'upon', definition: p }, q: { kind: 'upon', definition: q } },
  links: { kind: 'mergingPerfect' },
  layers: [],
  byzantine: { scope: { exactly: ['q'] }, alphabet: [], authenticated: true },
  inputs: [],
  refuse,
  ...more,
});

const teller: ProcessDefinition = {
  init: () => 0,
  upon: {
    request(state, _request, fx) {
      fx.send('q', { word: 'a' });
      return state;
    },
  },
};
const inputs = [{ process: 'p', alternatives: ['x'], owed: true }];

describe('what Byzantine processes are found to say', () => {
  it('has each word in the place of the one that correct processes say', () => {
    const { alphabet, closed } = closedAlphabet(systemOf(teller, { init: () => 0 }, { inputs }), ['a', 'b'], 100);
    expect({ alphabet, closed }).toEqual({ alphabet: [{ word: 'a' }, { word: 'b' }], closed: true });
  });

  it('has what is said only because a Byzantine process refuses nothing', () => {
    const upset: ProcessDefinition = {
      init: () => 0,
      upon: {
        reset(state, _peer, fx) {
          fx.send('q', 'broken');
          return state;
        },
      },
    };
    const stubborn: ProcessDefinition = { init: () => 0, upon: { reset: () => refuse } };
    const connected = systemOf(upset, stubborn, { links: { kind: 'tcp', resets: 1 } });
    expect(closedAlphabet(connected, ['a'], 100)).toEqual({ alphabet: ['broken'], closed: true });
  });

  it('has words also where layers put messages into others', () => {
    const marking = layerDefinition(
      {
        fuel: 1,
        start: false,
        request: [{ phase: null, answer: 'accept', effects: ['mark'], next: null }],
        indication: [],
        timeout: [],
        reset: [],
        news: [],
        internal: false,
        recovers: false,
      },
      'marking',
      refuse,
    );
    const layered = systemOf(teller, { init: () => 0 }, { inputs, layers: [marking] });
    expect(closedAlphabet(layered, ['a', 'b'], 100).alphabet).toEqual([
      { marked: { word: 'a' } },
      { marked: { word: 'b' } },
    ]);
  });
});
