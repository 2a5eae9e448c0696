import { describe, expect, it } from 'vitest';
import {
  consistent,
  lamportTwoPhaseCommit,
  resourceManagers,
} from '../../../models/atomic-commit/lamport-two-phase-commit.ts';
import { guarded } from '../../../models/guarded/guarded.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { finding, phrase } from '../../checker/findings.ts';

describe("Lamport's two-phase commit", () => {
  // Lamport, TwoPhase.tla, as counted by TLC, Stateright and SPIN: 288 distinct states and 1,145 transitions for 3 resource managers,
  // 8,832 and 58,145 for 5. All of them lie on these closed forms; the diameter is 3 n + 1 steps.
  it.each([1, 2, 3, 5])(
    'has as many configurations, transitions and steps as the closed forms say: %d managers',
    (n) => {
      const rms = resourceManagers(n);
      const { explored } = finding(lamportTwoPhaseCommit(rms), consistent(rms));
      expect(explored).toEqual({
        states: 6 ** n + 4 ** n + 2 ** n,
        transitions: 8 * n * 6 ** (n - 1) + (n + 1) * 4 ** n + n * 2 ** n + 1,
        depth: 3 * n + 1,
      });
      if (n === 3) expect(explored).toEqual({ states: 288, transitions: 1_145, depth: 10 });
      if (n === 5) expect(explored).toEqual({ states: 8_832, transitions: 58_145, depth: 16 });
    },
  );

  it('is consistent, and free of deadlocks', () => {
    const rms = resourceManagers(3);
    expect(phrase(lamportTwoPhaseCommit(rms), consistent(rms))).toBe('holds (exhaustive)');
    expect(phrase(lamportTwoPhaseCommit(rms), deadlockFree())).toBe('holds (exhaustive)');
  });

  it('can commit everywhere, after three steps per manager and one', () => {
    const rms = resourceManagers(3);
    const committed = sometimes<{ rm: Record<string, string> }>('all commit', ({ rm }) =>
      rms.every((r) => rm[r] === 'committed'),
    );
    expect(phrase(lamportTwoPhaseCommit(rms), committed)).toBe('holds, with a witness of 10 steps');
  });

  it('would be inconsistent if a manager could abort after it is prepared', () => {
    const rms = resourceManagers(2);
    const hasty = guarded({
      ...lamportTwoPhaseCommit(rms).definition,
      actions: (action) => [
        ...lamportTwoPhaseCommit(rms).definition.actions(action),
        action('RMChangesItsMind', rms, {
          when: (s, r) => s.rm[r] === 'prepared',
          run: (s, r) => {
            s.rm[r] = 'aborted';
          },
        }),
      ],
    });
    expect(phrase(hasty, consistent(rms))).toBe('violated in 7 steps');
  });
});
