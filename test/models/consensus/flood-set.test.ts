import { describe, expect, it } from 'vitest';
import { floodSets } from '../../../models/consensus/flood-set.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { consensus } from '../../../specs/consensus.ts';
import { execution, phrase } from '../../checker/findings.ts';

const agreement = propertyOf(consensus, 'C4');

describe('FloodSet', () => {
  it('agrees after two rounds if one process may crash', () => {
    expect(phrase(floodSets(3, { faulty: 1, rounds: 2 }), agreement)).toBe('holds (exhaustive)');
  });

  // Crash and decisions are what matters; the other steps are what a round consists of.
  it('disagrees after one round, in which a crash lets one process hear what another does not', () => {
    expect(execution(floodSets(3, { faulty: 1, rounds: 1 }), agreement)).toMatchInlineSnapshot(`
      "faulty: p1
      start: p1 = {round: 1, values: [1]}, p2 = {round: 1, values: [2]}, p3 = {round: 1, values: [3]}, timers of p1 = {round: 2}, timers of p2 = {round: 2}, timers of p3 = {round: 2}
        p1 sends [1] to p2
        p1 sends [1] to p3
        p2 sends [2] to p1
        p2 sends [2] to p3
        p3 sends [3] to p1
        p3 sends [3] to p2
       1. p2 delivers [1] from p1
            p2: values: [1, 2]
       2. p1 delivers [2] from p2
            p1: values: [1, 2]
       3. p3 delivers [2] from p2
            p3: values: [2, 3]
       4. p1 delivers [3] from p3
            p1: values: [1, 2, 3]
       5. p2 delivers [3] from p3
            p2: values: [1, 2, 3]
       6. the clock ticks
            timers of p1: round: 1
            timers of p2: round: 1
            timers of p3: round: 1
       7. p1 crashes
            timers of p1: round: removed
       8. the clock ticks
            timers of p2: round: 0
            timers of p3: round: 0
       9. the timer "round" of p2 fires
            p2 indicates {decide: 1}
            p2: round: 2
            timers of p2: round: removed
      10. the timer "round" of p3 fires
            p3 indicates {decide: 2}
            p3: round: 2
            timers of p3: round: removed"
    `);
  });
});
