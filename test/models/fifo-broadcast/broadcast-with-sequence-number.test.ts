import { describe, expect, it } from 'vitest';
import checks from '../../../models/fifo-broadcast/broadcast-with-sequence-number.ts';
import { exceptions } from '../ladder.ts';

describe('broadcast with sequence number', () => {
  it('is FIFO-order reliable broadcast over lazy reliable broadcast', () => {
    expect(exceptions(checks, 'broadcast with sequence number, one crash')).toEqual({});
  });

  it('is overtaken where nobody waits: two broadcasts, and the second arrives', () => {
    expect(exceptions(checks, 'broadcast with sequence number, without waiting')).toEqual({
      'FRB5 FIFO delivery': 'violated in 3 steps',
    });
  });
});
