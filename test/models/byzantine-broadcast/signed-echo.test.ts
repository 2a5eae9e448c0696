import { describe, expect, it } from 'vitest';
import { echoQuorum } from '../../../models/byzantine-broadcast/authenticated-echo.ts';
import signedEchoChecks, { signedEchoSystem } from '../../../models/byzantine-broadcast/signed-echo.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { byzantineConsistentBroadcast } from '../../../specs/byzantine-consistent-broadcast.ts';
import { execution, phrase } from '../../checker/findings.ts';
import { exceptions } from '../ladder.ts';

const property = (label: string) => propertyOf(byzantineConsistentBroadcast, label);
const says = { body: ['A', 'B'] };

describe('signed echo broadcast', () => {
  // That the sender may be Byzantine as well is tested with the corpus.
  it('among 4, of whom 1 is Byzantine, keeps BCB1 to BCB4', () => {
    expect(exceptions(signedEchoChecks, 'signed echo broadcast, a receiver is Byzantine')).toEqual({});
  });

  it('among 3 with quorums lowered to 2 breaks consistency: the sender signs for both messages', () => {
    expect(execution(signedEchoSystem(3, 2, { exactly: ['s'], says }), property('BCB4'))).toMatchInlineSnapshot(`
      "faulty: s
      start: s = Byzantine, p = {delivered: false, echoed: false, echoes: [], final: false}, q = {delivered: false, echoed: false, echoes: [], final: false}
      1. s (Byzantine) says {body: A, kind: send} to p
           p sends {echo: {content: {body: A}, signature: p}, kind: echo} to s
           p: echoed: true
      2. s (Byzantine) says {echoes: [{content: {body: A}, signature: s}, {content: {body: A}, signature: p}], kind: final} to p
           p indicates {deliver: A, from: s}
           p: delivered: true
      3. s (Byzantine) says {body: B, kind: send} to q
           q sends {echo: {content: {body: B}, signature: q}, kind: echo} to s
           q: echoed: true
      4. s (Byzantine) says {echoes: [{content: {body: B}, signature: s}, {content: {body: B}, signature: q}], kind: final} to q
           q indicates {deliver: B, from: s}
           q: delivered: true"
    `);
  });

  it('among 3 with a quorum of 3 loses validity: a silent receiver is one too many', () => {
    const three = signedEchoSystem(3, echoQuorum(3, 1), { exactly: ['q'], says });
    expect(phrase(three, property('BCB1'))).toMatch(/^violated by stopping for ever/);
  });

  it('delivers what nobody broadcast where one signature counts as often as it comes', () => {
    expect(exceptions(signedEchoChecks, 'signed echo broadcast, one signature counts as often as it comes')).toEqual({
      'BCB3 integrity': 'violated in 1 step',
    });
  });

  it('delivers twice where it forgets that it has delivered: the sender shows the same signatures again', () => {
    const forgetful = signedEchoSystem(3, 2, { exactly: ['s'], says }, 'forgets that it delivered');
    expect(execution(forgetful, property('BCB2'))).toMatchInlineSnapshot(`
      "faulty: s
      start: s = Byzantine, p = {delivered: false, echoed: false, echoes: [], final: false}, q = {delivered: false, echoed: false, echoes: [], final: false}
      1. s (Byzantine) says {body: A, kind: send} to p
           p sends {echo: {content: {body: A}, signature: p}, kind: echo} to s
           p: echoed: true
      2. s (Byzantine) says {echoes: [{content: {body: A}, signature: s}, {content: {body: A}, signature: p}], kind: final} to p
           p indicates {deliver: A, from: s}
      3. s (Byzantine) says {echoes: [{content: {body: A}, signature: s}, {content: {body: A}, signature: p}], kind: final} to p
           p indicates {deliver: A, from: s}"
    `);
  });
});
