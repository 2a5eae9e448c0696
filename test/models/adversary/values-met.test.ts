import { describe, expect, it } from 'vitest';
import { valuesMet } from '../../../models/adversary/values-met.ts';
import { over } from '../../../models/layer.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { stubborn } from '../../../models/links/stubborn.ts';
import { eliminateDuplicates } from '../../../models/perfect-links/eliminate-duplicates.ts';
import { process } from '../../../models/process.ts';
import { at, oneOf, system } from '../../../models/system.ts';

interface Voter {
  local: { readonly round: number; readonly heard: readonly string[] };
  message:
    | { readonly kind: 'vote'; readonly vote: string }
    | { readonly kind: 'tally'; readonly count: number; readonly by: string };
  request: { readonly vote: string };
}
const voter = process<Voter>({
  init: () => ({ round: 0, heard: [] }),
  upon: {
    request(state, { vote }, fx) {
      fx.send('q', { kind: 'vote', vote });
      return { ...state, round: 1 };
    },
    deliver(state, _from, message, fx) {
      if (message.kind === 'tally') return state;
      fx.send('p', { kind: 'tally', count: 1, by: fx.self });
      return { ...state, heard: [...state.heard, message.vote] };
    },
  },
});
const two = (requests: readonly { vote: string }[]) =>
  system({ processes: { p: voter, q: voter }, links: perfect(), inputs: [oneOf('p', requests)] });

describe('the values that are met in the fields of a system', () => {
  it('are those of its messages, two of each field', () => {
    expect(valuesMet(two([{ vote: 'yes' }, { vote: 'no' }, { vote: 'perhaps' }]))).toMatchObject({
      vote: ['yes', 'no'],
    });
  });

  it('get a second one, made up, where clients or counters have only one, and names are those of processes', () => {
    expect(valuesMet(two([{ vote: 'yes' }]))).toEqual({ vote: ['yes', 'yes′'], count: [1, 2], by: ['p', 'q'] });
  });

  it('leave out what tells kinds of messages apart', () => {
    expect(Object.keys(valuesMet(two([{ vote: 'yes' }])))).not.toContain('kind');
  });

  it('are those of local states for a process that corrupts its own, and of requests for one that mistakes them', () => {
    const states = valuesMet(two([{ vote: 'yes' }]), 'corrupt its state');
    expect(states).toEqual({ round: [0, 1] });
    expect(valuesMet(two([{ vote: 'yes' }]), 'process requests wrongly')).toMatchObject({ vote: ['yes', 'yes′'] });
  });

  it('go by what they are where they are no fields', () => {
    const light = process<{ local: 'off' | 'on'; message: 'switch'; request: 'press' | 'hold' }>({
      init: () => 'off',
      upon: { request: (_state, press) => (press === 'press' ? 'on' : 'off') },
    });
    const lights = system({ processes: { p: light }, links: perfect(), inputs: [at('p', 'press'), at('p', 'hold')] });
    expect(valuesMet(lights, 'corrupt its state')).toEqual({ state: ['off', 'on'] });
    expect(valuesMet(lights, 'process requests wrongly')).toEqual({ request: ['press', 'hold'] });
    expect(valuesMet(lights)).toEqual({});
  });

  it('are those of what passes below, where links are implemented', () => {
    const layered = system({
      processes: { p: voter, q: voter },
      links: over(eliminateDuplicates, stubborn()),
      inputs: [at('p', { vote: 'yes' })],
    });
    expect(valuesMet(layered)).toMatchObject({ vote: ['yes', 'yes′'] });
    expect(valuesMet(layered, 'corrupt its state')).toMatchObject({ round: [0, 1] });
  });
});
