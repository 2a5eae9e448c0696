import { describe, expect, it } from 'vitest';
import checks from '../../../models/reliable-broadcast/lazy-reliable-broadcast.ts';
import { counterexample, exceptions } from '../ladder.ts';

const called = (name: string) => `lazy reliable broadcast, one crash, ${name}`;

describe('lazy reliable broadcast', () => {
  it('is reliable with a perfect detector, and not uniform', () => {
    const name = called('with a perfect detector');
    expect(exceptions(checks, name)).toEqual({
      'URB4 uniform agreement': 'violated by stopping for ever after 5 steps',
    });
    expect(counterexample(checks, name, 'URB4 uniform agreement')).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {"basic broadcast": null, "lazy reliable broadcast": {delivered: [], suspected: []}}, q = {"basic broadcast": null, "lazy reliable broadcast": {delivered: [], suspected: []}}, r = {"basic broadcast": null, "lazy reliable broadcast": {delivered: [], suspected: []}}
      1. a client asks p: {broadcast: m}
           p sends {message: m, sender: p} to p
           p sends {message: m, sender: p} to q
           p sends {message: m, sender: p} to r
      2. p delivers {message: m, sender: p} from p
           p indicates {deliver: m, from: p}
           p: ["lazy reliable broadcast"].delivered: [{message: m, sender: p}]
      3. p crashes
      4. q is told to suspect p
           q: ["lazy reliable broadcast"].suspected: [p]
      5. r is told to suspect p
           r: ["lazy reliable broadcast"].suspected: [p]
      for ever: no step is taken any more
      fair, because:
        deliver {message: m, sender: p} from p to q (link p → q, weak): not owed after step 5
        deliver {message: m, sender: p} from p to r (link p → r, weak): not owed after step 5
      ✗ from step 2 on: never: q indicates {deliver: m, from: p}"
    `);
  });

  it('is best-effort broadcast where nobody is told of crashes', () => {
    expect(exceptions(checks, called('without a detector'))).toEqual({
      'RB4 agreement': 'violated by stopping for ever after 2 steps',
      'URB4 uniform agreement': 'violated by stopping for ever after 2 steps',
    });
  });

  it('needs completeness only: suspecting anyone else costs messages, and nothing more', () => {
    expect(exceptions(checks, called('with a detector that may suspect anyone'))).toEqual({
      'URB4 uniform agreement': 'violated by stopping for ever after 5 steps',
    });
  });
});
