import { describe, expect, it } from 'vitest';
import { rivals } from '../../../models/consensus/promising-acceptor.ts';
import { promisesAreKept } from '../../../specs/ballots.ts';
import { execution, phrase } from '../../checker/findings.ts';

describe('an acceptor that crashes and recovers', () => {
  it('keeps its promises if it stores them before it answers', () => {
    expect(phrase(rivals('before it answers'), promisesAreKept)).toBe('holds (exhaustive)');
  });

  // Of the acceptor alone, amnesia takes a promise, a crash, a recovery, an acceptance.
  it('has promised, and not stored, what a crash between the two makes it forget', () => {
    expect(execution(rivals('after it has answered'), promisesAreKept)).toMatchInlineSnapshot(`
      "start: acceptor = {last: null, promised: 0}, one = null, two = null, storage of acceptor = null, storage of one = null, storage of two = null
        one sends {accept: 1, value: A} to acceptor
        two sends {prepare: 2} to acceptor
      1. acceptor delivers {prepare: 2} from two; acceptor crashes after 1 of 2 effects
           acceptor sends {last: null, promise: 2} to two
      2. acceptor recovers
           acceptor = {last: null, promised: 0}
      3. acceptor delivers {accept: 1, value: A} from one
           acceptor sends {accepted: 1} to one
           acceptor: last: {ballot: 1, value: A}
           acceptor: promised: 1
           storage of acceptor = {last: {ballot: 1, value: A}, promised: 1}"
    `);
  });

  it('forgets all if it never stores', () => {
    expect(execution(rivals('never'), promisesAreKept)).toMatchInlineSnapshot(`
      "start: acceptor = {last: null, promised: 0}, one = null, two = null, storage of acceptor = null, storage of one = null, storage of two = null
        one sends {accept: 1, value: A} to acceptor
        two sends {prepare: 2} to acceptor
      1. acceptor delivers {prepare: 2} from two
           acceptor sends {last: null, promise: 2} to two
           acceptor: promised: 2
      2. acceptor crashes
      3. acceptor recovers
           acceptor = {last: null, promised: 0}
      4. acceptor delivers {accept: 1, value: A} from one
           acceptor sends {accepted: 1} to one
           acceptor: last: {ballot: 1, value: A}
           acceptor: promised: 1"
    `);
  });
});
