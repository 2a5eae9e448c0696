import { describe, expect, it } from 'vitest';
import checks from '../../../models/perfect-links/perfect-links.ts';
import { exceptions } from '../ladder.ts';

describe('perfect links', () => {
  it.each([
    'perfect links, assumed',
    'perfect links, eliminate duplicates',
    'perfect links, eliminate duplicates over retransmit forever',
  ])('have PL1 to PL3: %s', (name) => {
    expect(exceptions(checks, name)).toEqual({});
  });

  it('deliver twice what they do not remember: sent, delivered, delivered', () => {
    expect(exceptions(checks, 'perfect links, without memory of what was delivered')).toEqual({
      'PL2 no duplication': 'violated in 3 steps',
    });
  });

  it('take the second of two equal messages for a duplicate, and never deliver it', () => {
    expect(exceptions(checks, 'perfect links, one message sent twice')).toEqual({
      'PL1 reliable delivery': 'violated by a loop of 1 step after 3 steps',
    });
  });

  // Where a crash and the recovery are one step, it takes four.
  it('are not built in memory where processes recover: sent, delivered, crashed, recovered, delivered again', () => {
    expect(exceptions(checks, 'perfect links, eliminate duplicates, processes recover')).toEqual({
      'PL1 reliable delivery': 'violated by stopping for ever after 3 steps',
      'PL2 no duplication': 'violated in 5 steps',
    });
  });
});
