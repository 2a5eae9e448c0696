import { describe, expect, it } from 'vitest';
import { twoPhaseCommit } from '../../../models/atomic-commit/two-phase-commit.ts';
import { crashStop } from '../../../models/failures/crash-stop.ts';
import { abortValidity, termination, uniformAgreement } from '../../../specs/atomic-commit.ts';
import { execution, phrase } from '../../checker/findings.ts';

const coordinatorCrashes = crashStop({ exactly: ['coordinator'] });

describe('two-phase commit', () => {
  it('blocks who has voted yes where the coordinator crashes', () => {
    expect(execution(twoPhaseCommit({}, coordinatorCrashes), termination)).toMatchInlineSnapshot(`
      "faulty: coordinator
      start: coordinator = idle, p1 = idle, p2 = idle
      1. a client asks coordinator: begin; coordinator crashes after 1 of 2 effects
           coordinator sends prepare to p1
      2. p1 delivers prepare from coordinator
           p1 = asked
      3. a client asks p1: {vote: yes}
           p1 sends yes to coordinator
           p1 = ready
      for ever: no step is taken any more
      fair, because:
        deliver yes from p1 to coordinator (link p1 → coordinator, weak): not owed after step 3
      ✗ from step 3 on: never: p1 indicates {decide: abort}, or p1 indicates {decide: commit}"
    `);
  });

  it('blocks nobody where nobody crashes', () => {
    expect(phrase(twoPhaseCommit(), termination)).toBe('holds (exhaustive)');
  });

  it('disagrees if a participant that is ready aborts by itself', () => {
    expect(
      execution(twoPhaseCommit({ whenReady: 'aborts' }, coordinatorCrashes), uniformAgreement),
    ).toMatchInlineSnapshot(`
      "faulty: coordinator
      start: coordinator = idle, p1 = idle, p2 = idle, timers of p1 = [], timers of p2 = []
      1. a client asks coordinator: begin
           coordinator sends prepare to p1
           coordinator sends prepare to p2
           coordinator = {willing: []}
      2. p1 delivers prepare from coordinator
           p1 = asked
      3. a client asks p1: {vote: yes}
           p1 sends yes to coordinator
           p1 = ready
           timers of p1 = [patience]
      4. the timer "patience" of p1 fires
           p1 indicates {decide: abort}
           p1 = decided
           timers of p1 = []
      5. p2 delivers prepare from coordinator
           p2 = asked
      6. a client asks p2: {vote: yes}
           p2 sends yes to coordinator
           p2 = ready
           timers of p2 = [patience]
      7. coordinator delivers yes from p1
           coordinator: willing: [p1]
      8. coordinator delivers yes from p2
           coordinator indicates {decide: commit}
           coordinator sends commit to p1
           coordinator sends commit to p2
           coordinator = decided"
    `);
    expect(phrase(twoPhaseCommit({ whenReady: 'aborts' }, coordinatorCrashes), abortValidity)).toBe(
      'violated in 4 steps',
    );
  });
});
