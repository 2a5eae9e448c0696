import { describe, expect, it } from 'vitest';
import dataStream from '../../../models/data-stream/data-stream.ts';
import { counterexample, exceptions } from '../ladder.ts';

describe('an ordered data stream', () => {
  it('over a FIFO perfect link keeps all four claims', () => {
    expect(exceptions(dataStream, 'data stream over a FIFO perfect link')).toEqual({});
  });

  it('over a link that reorders breaks order alone', () => {
    const name = 'data stream over a link that reorders';
    expect(exceptions(dataStream, name)).toEqual({ 'STREAM3 order': 'violated in 3 steps' });
    expect(counterexample(dataStream, name, 'STREAM3 order')).toMatchInlineSnapshot(`
      "start: sender = null, receiver = null
      1. a client asks sender: {send: [m1, m2, m3]}
           sender sends m1 to receiver
           sender sends m2 to receiver
           sender sends m3 to receiver
      2. receiver delivers m2 from sender
           receiver indicates {deliver: m2}
      3. receiver delivers m1 from sender
           receiver indicates {deliver: m1}"
    `);
  });

  it('over a link that loses breaks no-loss alone', () => {
    const name = 'data stream over a link that loses';
    expect(exceptions(dataStream, name)).toEqual({ 'STREAM1 no loss': 'violated by stopping for ever after 4 steps' });
    expect(counterexample(dataStream, name, 'STREAM1 no loss')).toMatchInlineSnapshot(`
      "start: sender = null, receiver = null
      1. a client asks sender: {send: [m1, m2, m3]}
           sender sends m1 to receiver
           sender sends m2 to receiver
           sender sends m3 to receiver
      2. the link loses m1 from sender to receiver
      3. receiver delivers m2 from sender
           receiver indicates {deliver: m2}
      4. receiver delivers m3 from sender
           receiver indicates {deliver: m3}
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 1 on: never: receiver indicates {deliver: m1}"
    `);
  });

  it('over a link that duplicates breaks no-duplication alone', () => {
    const name = 'data stream over a link that duplicates';
    expect(exceptions(dataStream, name)).toEqual({ 'STREAM2 no duplication': 'violated in 3 steps' });
    expect(counterexample(dataStream, name, 'STREAM2 no duplication')).toMatchInlineSnapshot(`
      "start: sender = null, receiver = null
      1. a client asks sender: {send: [m1, m2, m3]}
           sender sends m1 to receiver
           sender sends m2 to receiver
           sender sends m3 to receiver
      2. receiver delivers a duplicate of m1 from sender, which stays under way
           receiver indicates {deliver: m1}
      3. receiver delivers m1 from sender
           receiver indicates {deliver: m1}"
    `);
  });

  // The lecture's slide states the first three claims only. A receiver that makes data up satisfies them.
  it('with a receiver that invents breaks no-creation alone, in one step', () => {
    const name = 'data stream with a receiver that invents';
    expect(exceptions(dataStream, name)).toEqual({ 'STREAM4 no creation': 'violated in 1 step' });
    expect(counterexample(dataStream, name, 'STREAM4 no creation')).toMatchInlineSnapshot(`
      "start: sender = null, receiver = null, timers of receiver = [invent]
      1. the timer "invent" of receiver fires
           receiver indicates {deliver: m99}
           timers of receiver = []"
    `);
  });
});
