import { describe, expect, it } from 'vitest';
import { consistent, resourceManagers } from '../../../models/atomic-commit/lamport-two-phase-commit.ts';
import { transactionCommit } from '../../../models/atomic-commit/transaction-commit.ts';
import { finding } from '../../checker/findings.ts';

describe("Lamport's transaction commit", () => {
  it('has 34 configurations with 3 resource managers', () => {
    const rms = resourceManagers(3);
    const { explored, verdict } = finding(transactionCommit(rms), consistent(rms));
    // TLA+ Examples, manifest of TCommit: 34 distinct and 94 generated states, depth 7. TLC counts the initial state among what it
    // generates, and states rather than steps for the depth.
    expect(explored).toEqual({ states: 34, transitions: 94 - 1, depth: 7 - 1 });
    expect(verdict).toMatchObject({ outcome: 'holds', extent: 'exhaustive' });
  });
});
