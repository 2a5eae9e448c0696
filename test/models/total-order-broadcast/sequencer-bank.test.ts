import { describe, expect, it } from 'vitest';
import {
  endsWith,
  finalBalances,
  orderClaims,
  sameBalance,
} from '../../../models/total-order-broadcast/bank-claims.ts';
import { sequencerBank } from '../../../models/total-order-broadcast/sequencer-bank.ts';
import { phrase } from '../../checker/findings.ts';

describe('the bank over a sequencer', () => {
  it('delivers everywhere in one order, and so keeps the balances equal', () => {
    expect([...orderClaims, sameBalance, finalBalances].map((claim) => phrase(sequencerBank, claim))).toEqual([
      'holds (exhaustive)',
      'holds (exhaustive)',
      'holds (exhaustive)',
      'holds (exhaustive)',
    ]);
  });

  it('ends with both at $180 or both at $190, as the sequencer chooses', () => {
    // Two requests, two submissions, and four deliveries.
    expect(phrase(sequencerBank, endsWith(180, 180))).toBe('holds, with a witness of 8 steps');
    expect(phrase(sequencerBank, endsWith(190, 190))).toBe('holds, with a witness of 8 steps');
    const never = 'violated: no execution in scope is a witness (exhaustive)';
    expect(phrase(sequencerBank, endsWith(180, 190))).toBe(never);
    expect(phrase(sequencerBank, endsWith(190, 180))).toBe(never);
  });
});
