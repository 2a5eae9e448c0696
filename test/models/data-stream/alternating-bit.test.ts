import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../checker/run-check.ts';
import checks from '../../../models/data-stream/alternating-bit.ts';
import { exceptions } from '../ladder.ts';

describe('the alternating bit protocol', () => {
  it('makes an ordered stream out of links that lose and duplicate', () => {
    expect(exceptions(checks, 'alternating bit')).toEqual({});
    // The literature's model has 93 configurations; one more before the request.
    expect(runCheck(checks[0]!).findings[1]!.explored.states).toBe(94);
  });

  it('takes an old item for a new one where links reorder: two items are enough', () => {
    expect(exceptions(checks, 'alternating bit over links that reorder')).toEqual({
      'STREAM2 no duplication': 'violated in 5 steps',
    });
  });

  it('needs strong fairness of its links: weakly, an item is lost between its retransmissions', () => {
    expect(exceptions(checks, 'alternating bit, deliveries owed weakly')).toEqual({
      'STREAM1 no loss': 'violated by a loop of 2 steps after 1 step',
    });
  });

  it('goes round for ever after one acknowledgement was lost, if duplicates are not acknowledged', () => {
    expect(exceptions(checks, 'alternating bit, duplicates not acknowledged again')).toEqual({
      'STREAM1 no loss': 'violated by a loop of 2 steps after 3 steps',
    });
  });
});
