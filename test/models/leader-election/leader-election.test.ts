import { describe, expect, it } from 'vitest';
import detection from '../../../models/leader-election/monarchical-leader-detection.ts';
import election from '../../../models/leader-election/monarchical-leader-election.ts';
import { counterexample, exceptions } from '../ladder.ts';

describe('monarchical leader election', () => {
  it('elects one leader after the other over a perfect failure detector, whoever crashes', () => {
    expect(exceptions(election, 'monarchical leader election')).toEqual({});
  });

  it('keeps to a leader that has crashed where that may stay unknown', () => {
    expect(exceptions(election, 'monarchical leader election, crashes may stay unknown')).toEqual({
      'LE1 eventual detection': 'violated by stopping for ever after 1 step',
    });
  });

  it('elects two leaders that are up where anyone may be suspected', () => {
    const name = 'monarchical leader election, anyone may be suspected';
    expect(exceptions(election, name)).toEqual({ 'LE2 accuracy': 'violated in 1 step' });
    expect(counterexample(election, name, 'LE2 accuracy')).toMatchInlineSnapshot(`
      "start: p = {leader: p, suspected: []}, q = {leader: p, suspected: []}, r = {leader: p, suspected: []}
        p indicates {leader: p}
        q indicates {leader: p}
        r indicates {leader: p}
      1. q is told to suspect p
           q indicates {leader: q}
           q: leader: q
           q: suspected: [p]"
    `);
  });
});

describe('eventual leader detection', () => {
  it.each([
    'eventual leader detector, assumed',
    'eventual leader detector, monarchical over an eventually perfect failure detector',
  ])('has ELD1 and ELD2: %s', (name) => {
    expect(exceptions(detection, name)).toEqual({});
  });

  it('trusts who has crashed, and no other, where that may stay unknown', () => {
    expect(exceptions(detection, 'eventual leader detector, crashes may stay unknown')).toEqual({
      'ELD1 eventual accuracy': 'violated by stopping for ever after 2 steps',
      'ELD2 eventual agreement': 'violated by stopping for ever after 2 steps',
    });
  });

  it('never agrees where one of them suspects for ever who is up', () => {
    expect(exceptions(detection, 'eventual leader detector, suspicions are for ever')).toEqual({
      'ELD2 eventual agreement': 'violated by stopping for ever after 1 step',
    });
  });
});
