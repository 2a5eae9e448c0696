import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../checker/run-check.ts';
import checks from '../../../models/stubborn-links/stubborn-links.ts';
import { counterexample, exceptions } from '../ladder.ts';

describe('stubborn links', () => {
  it.each(['stubborn links, assumed', 'stubborn links, retransmit forever'])('have SL1 and SL2: %s', (name) => {
    expect(exceptions(checks, name)).toEqual({});
  });

  it('are not built where deliveries are owed weakly: a message is lost between its retransmissions, again and again', () => {
    const name = 'stubborn links, retransmit forever, deliveries owed weakly';
    expect(Object.keys(exceptions(checks, name))).toEqual(['SL1 stubborn delivery']);
    const { verdict } = runCheck(checks.find((check) => check.name === name)!).findings[0]!;
    if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'lasso') throw new Error('A lasso is expected.');
    const { execution, stem } = verdict.evidence;
    const ofMessages = execution.steps
      .slice(stem)
      .filter(({ action }) => action.kind === 'lose' || action.kind === 'deliver');
    expect(ofMessages.map(({ action }) => action.kind)).toEqual(['lose']);
    expect(verdict.evidence.certificate.every(({ met }) => met !== 'unmet')).toBe(true);
  });

  it('are not built by one transmission, which may be lost', () => {
    const name = 'stubborn links, transmit once';
    expect(exceptions(checks, name)).toEqual({
      'SL1 stubborn delivery': 'violated by stopping for ever after 2 steps',
    });
    expect(counterexample(checks, name, 'SL1 stubborn delivery')).toMatchInlineSnapshot(`
      "start: p = {process: null, "transmit once": []}, q = {process: null, "transmit once": []}, timers of p = [], timers of q = []
      1. a client asks p: {send: m, to: q}
           p sends m to q
           p transmits m to q
           p: ["transmit once"]: [{send: m, to: q}]
      2. the link loses m from p to q
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 1 on: never: q delivers m from p"
    `);
  });

  it('are not built where a link owes some delivery: it delivers one of two messages for ever', () => {
    expect(
      Object.keys(exceptions(checks, 'stubborn links, retransmit forever, some delivery owed per link, two messages')),
    ).toEqual(['SL1 stubborn delivery']);
  });

  it('owe nothing of a sender that is faulty: that they keep their promise then says nothing', () => {
    expect(exceptions(checks, 'stubborn links, the sender is faulty')).toEqual({
      'SL1 stubborn delivery': 'vacuous: the left side of an implication never occurs',
    });
  });

  it('promise nothing to a receiver that may crash, whatever an abridged statement says', () => {
    expect(exceptions(checks, 'stubborn links, the slide')).toEqual({
      'SL1 without "correct q"': 'violated by a loop of 1 step after 2 steps',
    });
  });
});
