import { describe, expect, it } from 'vitest';
import {
  diningPhilosophers,
  neighboursDoNotBothEat,
  philosophers,
} from '../../../models/resource-allocation/dining-philosophers.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { finding, phrase } from '../../checker/findings.ts';

describe('dining philosophers with ordered forks', () => {
  // Counted alike by TLC and SPIN on the same specification.
  it.each([
    [4, { states: 320, transitions: 1_060, depth: 13 }],
    [6, { states: 6_336, transitions: 31_656, depth: 21 }],
    [7, { states: 28_192, transitions: 164_584, depth: 25 }],
  ])('%d of them have as many configurations as others count', (n, explored) => {
    const names = philosophers(n);
    const found = finding(diningPhilosophers(names), neighboursDoNotBothEat(names));
    expect(found.explored).toEqual(explored);
    expect(found.verdict).toMatchObject({ outcome: 'holds', extent: 'exhaustive' });
  });

  it('never all wait for each other', () => {
    expect(phrase(diningPhilosophers(philosophers(5)), deadlockFree())).toBe('holds (exhaustive)');
  });
});
