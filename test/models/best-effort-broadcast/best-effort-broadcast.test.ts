import { describe, expect, it } from 'vitest';
import checks, { basicBroadcasts } from '../../../models/best-effort-broadcast/best-effort-broadcast.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { reliableBroadcast } from '../../../specs/reliable-broadcast.ts';
import { execution } from '../../checker/findings.ts';
import { exceptions } from '../ladder.ts';

describe('basic broadcast', () => {
  it('is a best-effort broadcast, and no reliable one', () => {
    expect(exceptions(checks, 'basic broadcast, one crash')).toEqual({
      'RB4 agreement': 'violated by stopping for ever after 2 steps',
    });
  });

  it('reaches some and not others when the sender crashes in the middle of it', () => {
    expect(execution(basicBroadcasts, propertyOf(reliableBroadcast, 'RB4'))).toMatchInlineSnapshot(`
      "faulty: p
      start: p = {"basic broadcast": null}, q = {"basic broadcast": null}, r = {"basic broadcast": null}
      1. a client asks p: {broadcast: m}; p crashes after 2 of 3 effects
           p sends m to p
           p sends m to q
      2. q delivers m from p
           q indicates {deliver: m, from: p}
      for ever: no step is taken any more
      fair, because:
        deliver m from p to p (link p → p, weak): not owed after step 2
      ✗ from step 2 on: never: r indicates {deliver: m, from: p}"
    `);
  });

  it('is not valid where it leaves out its sender', () => {
    expect(exceptions(checks, 'basic broadcast that leaves out its sender')).toEqual({
      'BEB1 validity': 'violated by stopping for ever after 2 steps',
    });
  });
});
