import { describe, expect, it } from 'vitest';
import authenticatedEchoChecks, {
  authenticatedEcho,
  echoQuorum,
  echoSystem,
} from '../../../models/byzantine-broadcast/authenticated-echo.ts';
import { arbitrary } from '../../../models/failures/arbitrary.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { at, system } from '../../../models/system.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { byzantineConsistentBroadcast } from '../../../specs/byzantine-consistent-broadcast.ts';
import { byzantineReliableBroadcast } from '../../../specs/byzantine-reliable-broadcast.ts';
import type { Property } from '../../../specs/property.ts';
import { safety } from '../../../specs/safety.ts';
import { execution, finding, phrase } from '../../checker/findings.ts';
import { exceptions } from '../ladder.ts';

const [validity, integrity, consistency] = ['BCB1', 'BCB3', 'BCB4'].map((label) =>
  propertyOf(byzantineConsistentBroadcast, label),
) as [Property, Property, Property];
const totality = propertyOf(byzantineReliableBroadcast, 'BRB5');

const says = { body: ['A', 'B'] };
const enough = echoSystem(4, echoQuorum(4, 1), { exactly: ['s'], says });
/** Nobody ever proposes B but a Byzantine process. */
const onlyA = safety('nobody sends B', { observes: ['send'] }, (trace) =>
  trace.every(({ message }) => (message as { body: string }).body === 'A'),
);

describe('authenticated echo broadcast among 4, of whom 1 is Byzantine', () => {
  it('keeps BCB1 to BCB4, whether the sender is Byzantine or another one', () => {
    // Validity says nothing of a Byzantine sender.
    expect(exceptions(authenticatedEchoChecks, 'authenticated echo broadcast, the sender is Byzantine')).toEqual({
      [validity.name]: 'vacuous: a request event never occurs',
      [totality.name]: 'violated by stopping for ever after 7 steps',
    });
    expect(exceptions(authenticatedEchoChecks, 'authenticated echo broadcast, a receiver is Byzantine')).toEqual({});
    // Each tally, each message under way: a pin against a change that makes the space larger.
    expect(finding(enough, consistency).explored).toMatchObject({ states: 18_221, depth: 12 });
  });

  it('is not total: one delivers, and the others wait for ever', () => {
    // Where a quorum is heard at once, with the Byzantine voice in it, it takes 3 steps. Here each message of a quorum takes one, and all
    // that is owed arrives before the end: the sender makes p and q echo, and is in p's quorum; four echoes are delivered.
    expect(phrase(enough, totality)).toBe('violated by stopping for ever after 7 steps');
    expect(phrase(echoSystem(4, echoQuorum(4, 1), { exactly: ['r'], says }), totality)).toBe('holds (exhaustive)');
  });
});

describe('authenticated echo broadcast among 3, with quorums lowered to 2', () => {
  const few = (says_: Record<string, readonly string[]>) => echoSystem(3, 2, { exactly: ['s'], says: says_ });

  it('breaks consistency though no execution without faults ever proposes the second message', () => {
    expect(phrase(echoSystem(3, 2, { atMost: 0, says }), onlyA)).toBe('holds (exhaustive)');
    expect(execution(few(says), consistency)).toMatchInlineSnapshot(`
      "faulty: s
      start: s = Byzantine, p = {delivered: false, echoed: false, echoes: {}}, q = {delivered: false, echoed: false, echoes: {}}
      1. s (Byzantine) says {body: A, kind: send} to p
           p sends {body: A, kind: echo} to s
           p sends {body: A, kind: echo} to q
           p: echoed: true
           p: echoes.p: A
      2. s (Byzantine) says {body: A, kind: echo} to p
           p indicates {deliver: A, from: s}
           p: delivered: true
           p: echoes.p: removed
      3. s (Byzantine) says {body: B, kind: send} to q
           q sends {body: B, kind: echo} to s
           q sends {body: B, kind: echo} to p
           q: echoed: true
           q: echoes.q: B
      4. s (Byzantine) says {body: B, kind: echo} to q
           q indicates {deliver: B, from: s}
           q: delivered: true
           q: echoes.q: removed"
    `);
  });

  it('is vacuously consistent where the sender has one message only', () => {
    expect(phrase(few({ body: ['A'] }), consistency)).toMatch(/^vacuous: a Byzantine process can say nothing/);
  });

  it('loses validity instead where quorums are not lowered: a receiver is silent', () => {
    // The quorum for n = 3 and f = 1 is 3 of 3.
    expect(phrase(echoSystem(3, echoQuorum(3, 1), { exactly: ['q'], says }), validity)).toMatch(/^violated/);
    expect(phrase(echoSystem(3, echoQuorum(3, 1), { exactly: ['s'], says }), consistency)).toBe('holds (exhaustive)');
  });
});

describe('authenticated echo broadcast over links that authenticate nobody', () => {
  it('breaks integrity: a receiver speaks as the sender', () => {
    const forged = system({
      processes: Object.fromEntries(['s', 'p', 'q', 'r'].map((name) => [name, authenticatedEcho('s', 3)])),
      links: perfect(),
      failures: arbitrary({ exactly: ['r'], says }),
      inputs: [at('s', { broadcast: 'A' })],
    });
    expect(phrase(forged, integrity)).toBe('violated in 3 steps');
  });
});
