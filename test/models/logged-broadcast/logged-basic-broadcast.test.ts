import { describe, expect, it } from 'vitest';
import checks from '../../../models/logged-broadcast/logged-basic-broadcast.ts';
import { counterexample, exceptions } from '../ladder.ts';

describe('logged basic broadcast', () => {
  it('logs over stubborn links what a process broadcasts that never crashes, and nothing twice', () => {
    expect(exceptions(checks, 'logged basic broadcast over stubborn links')).toEqual({});
  });

  it('logs a message twice where the log is lost in a crash', () => {
    const name = 'logged basic broadcast, a log in memory';
    expect(exceptions(checks, name)).toEqual({ 'LBEB2 no duplication': 'violated in 5 steps' });
    expect(counterexample(checks, name, 'LBEB2 no duplication')).toMatchInlineSnapshot(`
      "start: p = [], q = [], storage of p = [], storage of q = []
      1. a client asks p: {broadcast: m}
           p sends m to p
           p sends m to q
      2. p delivers m from p
           p indicates {delivered: [{deliver: m, from: p}]}
           p = [{deliver: m, from: p}]
      3. p crashes
      4. p recovers
           p indicates {delivered: []}
           p = []
      5. p delivers m from p
           p indicates {delivered: [{deliver: m, from: p}]}
           p = [{deliver: m, from: p}]"
    `);
  });

  it('is not valid where messages that are sent once may be lost', () => {
    expect(exceptions(checks, 'logged basic broadcast over fair-loss links')).toEqual({
      'LBEB1 validity': 'violated by stopping for ever after 4 steps',
    });
  });
});
