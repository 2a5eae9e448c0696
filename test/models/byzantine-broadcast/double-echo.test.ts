import { describe, expect, it } from 'vitest';
import { doubleEchoSystem, type Thresholds, thresholds } from '../../../models/byzantine-broadcast/double-echo.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { byzantineReliableBroadcast } from '../../../specs/byzantine-reliable-broadcast.ts';
import type { Property } from '../../../specs/property.ts';
import { execution, phrase } from '../../checker/findings.ts';

const [validity, integrity, consistency, totality] = ['BRB1', 'BRB3', 'BRB4', 'BRB5'].map((label) =>
  propertyOf(byzantineReliableBroadcast, label),
) as [Property, Property, Property, Property];

const says = { body: ['A', 'B'] };
const four = (change: Partial<Thresholds>, body = ['A', 'B']) =>
  doubleEchoSystem(4, { ...thresholds(4, 1), ...change }, { exactly: ['s'], says: { body } });
const three = (change: Partial<Thresholds>, byzantine = 's') =>
  doubleEchoSystem(3, { ...thresholds(3, 1), ...change }, { exactly: [byzantine], says });

describe("Bracha's broadcast", () => {
  it('has the thresholds of the textbook', () => {
    expect(thresholds(4, 1)).toEqual({ echoes: 3, amplify: 2, deliver: 3 });
    expect(thresholds(7, 2)).toEqual({ echoes: 5, amplify: 3, deliver: 5 });
  });

  it('among 4 without amplification is not total', () => {
    // Where a quorum is heard at once it takes 5 steps: here each of its messages takes one, and so does all else that is owed.
    expect(phrase(four({ amplify: 5 }, ['A']), totality)).toMatchInlineSnapshot(
      `"violated by stopping for ever after 13 steps"`,
    );
  });

  it('among 4 with amplification by a single voice is not total: two words are enough to make one ready for another message', () => {
    const twice = doubleEchoSystem(4, { ...thresholds(4, 1), amplify: 1 }, { exactly: ['s'], says, acts: 2 });
    expect(execution(twice, totality)).toMatchInlineSnapshot(`
      "faulty: s
      start: s = Byzantine, p = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}, q = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}, r = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}
      1. s (Byzantine) says {body: A, kind: ready} to p
           p sends {body: A, kind: ready} to s
           p sends {body: A, kind: ready} to q
           p sends {body: A, kind: ready} to r
           p: readies.p: A
           p: readies.s: A
           p: ready: true
      2. s (Byzantine) says {body: B, kind: ready} to q
           q sends {body: B, kind: ready} to s
           q sends {body: B, kind: ready} to p
           q sends {body: B, kind: ready} to r
           q: readies.q: B
           q: readies.s: B
           q: ready: true
      3. q delivers {body: A, kind: ready} from p
           q: readies.p: A
      4. p delivers {body: B, kind: ready} from q
           p: readies.q: B
      5. r delivers {body: B, kind: ready} from q
           r sends {body: B, kind: ready} to s
           r sends {body: B, kind: ready} to p
           r sends {body: B, kind: ready} to q
           r: readies.q: B
           r: readies.r: B
           r: ready: true
      6. r delivers {body: A, kind: ready} from p
           r: readies.p: A
      7. p delivers {body: B, kind: ready} from r
           p: readies.r: B
      8. q delivers {body: B, kind: ready} from r
           q indicates {deliver: B, from: s}
           q: delivered: true
           q: readies.p: removed
           q: readies.q: removed
           q: readies.s: removed
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from the start on: never: p indicates {deliver: A, from: s}, or p indicates {deliver: B, from: s}"
    `);
  });

  it('among 3 with the thresholds of the textbook loses validity: a silent receiver is one too many', () => {
    // Two echoes are all that there will be: s is asked, and what is under way between s and p arrives.
    expect(execution(three({}, 'q'), validity)).toMatchInlineSnapshot(`
      "faulty: q
      start: s = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}, p = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}, q = Byzantine
      1. a client asks s: {broadcast: A}
           s sends {body: A, kind: send} to p
           s sends {body: A, kind: send} to q
           s sends {body: A, kind: echo} to p
           s sends {body: A, kind: echo} to q
           s: echoed: true
           s: echoes.s: A
      2. p delivers {body: A, kind: echo} from s
           p: echoes.s: A
      3. p delivers {body: A, kind: send} from s
           p sends {body: A, kind: echo} to s
           p sends {body: A, kind: echo} to q
           p: echoed: true
           p: echoes.p: A
      4. s delivers {body: A, kind: echo} from p
           s: echoes.p: A
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 1 on: never: s indicates {deliver: A, from: s}"
    `);
    expect(phrase(three({}), consistency)).toBe('holds (exhaustive)');
  });

  it('among 3 with thresholds lowered to 2 breaks consistency', () => {
    expect(execution(three({ echoes: 2, amplify: 2, deliver: 2 }), consistency)).toMatchInlineSnapshot(`
      "faulty: s
      start: s = Byzantine, p = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}, q = {delivered: false, echoed: false, echoes: {}, readies: {}, ready: false}
      1. s (Byzantine) says {body: A, kind: send} to p
           p sends {body: A, kind: echo} to s
           p sends {body: A, kind: echo} to q
           p: echoed: true
           p: echoes.p: A
      2. s (Byzantine) says {body: A, kind: echo} to p
           p sends {body: A, kind: ready} to s
           p sends {body: A, kind: ready} to q
           p: echoes.p: removed
           p: readies.p: A
           p: ready: true
      3. s (Byzantine) says {body: A, kind: ready} to p
           p indicates {deliver: A, from: s}
           p: delivered: true
           p: readies.p: removed
      4. s (Byzantine) says {body: B, kind: send} to q
           q sends {body: B, kind: echo} to s
           q sends {body: B, kind: echo} to p
           q: echoed: true
           q: echoes.q: B
      5. s (Byzantine) says {body: B, kind: echo} to q
           q sends {body: B, kind: ready} to s
           q sends {body: B, kind: ready} to p
           q: echoes.q: removed
           q: readies.q: B
           q: ready: true
      6. s (Byzantine) says {body: B, kind: ready} to q
           q indicates {deliver: B, from: s}
           q: delivered: true
           q: readies.q: removed"
    `);
    expect(phrase(three({ echoes: 2, amplify: 2, deliver: 2 }, 'q'), integrity)).toBe('holds (exhaustive)');
  });
});
