import { expect, it } from 'vitest';
import { paxos } from '../../models/consensus/paxos.ts';
import { oneValueIsChosen } from '../../specs/ballots.ts';
import { phrase } from '../checker/findings.ts';

it('Paxos that takes over the lowest vote is unsafe with three ballots, and two do not show it', () => {
  const difference = { adopts: 'the lowest' } as const;
  expect(phrase(paxos(difference), oneValueIsChosen(2))).toBe('holds (exhaustive)');
  expect(phrase(paxos(difference, { ballots: 3 }), oneValueIsChosen(2))).toBe('violated in 20 steps');
});
