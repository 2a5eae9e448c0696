import { describe, expect, it } from 'vitest';
import checks from '../../../models/causal-broadcast/waiting-causal-broadcast.ts';
import { counterexample, exceptions } from '../ladder.ts';

describe('waiting causal broadcast', () => {
  it('is causal-order reliable broadcast over lazy reliable broadcast', () => {
    expect(exceptions(checks, 'waiting causal broadcast')).toEqual({});
  });

  it('lets an answer come before its question where nobody waits', () => {
    const name = 'causal broadcast without waiting';
    expect(exceptions(checks, name)).toEqual({ 'CRB5 causal delivery': 'violated in 4 steps' });
    expect(counterexample(checks, name, 'CRB5 causal delivery')).toMatchInlineSnapshot(`
      "start: p = {"basic broadcast": null, "causal broadcast without waiting": {… 3 more}, … 1 more}, q = {"basic broadcast": null, "causal broadcast without waiting": {… 3 more}, … 1 more}, r = {"basic broadcast": null, "causal broadcast without waiting": {… 3 more}, … 1 more}
      1. a client asks p: {broadcast: question}
           p sends {message: {message: question, vector: {p: 0, q: 0, r: 0}}, sender: p} to p
           p sends {message: {message: question, vector: {p: 0, q: 0, r: 0}}, sender: p} to q
           p sends {message: {message: question, vector: {p: 0, q: 0, r: 0}}, sender: p} to r
           p: ["causal broadcast without waiting"].sent: 1
      2. q delivers {message: {message: question, vector: {p: 0, q: 0, r: 0}}, sender: p} from p
           q indicates {deliver: question, from: p}
           q: ["causal broadcast without waiting"].delivered.p: 1
           q: ["lazy reliable broadcast"].delivered: [{message: {message: question, vector: {… 3 mor…}, … 1 more}]
      3. a client asks q: {broadcast: answer}
           q sends {message: {message: answer, vector: {p: 1, q: 0, r: 0}}, sender: q} to p
           q sends {message: {message: answer, vector: {p: 1, q: 0, r: 0}}, sender: q} to q
           q sends {message: {message: answer, vector: {p: 1, q: 0, r: 0}}, sender: q} to r
           q: ["causal broadcast without waiting"].sent: 1
      4. p delivers {message: {message: answer, vector: {p: 1, q: 0, r: 0}}, sender: q} from q
           p indicates {deliver: answer, from: q}
           p: ["causal broadcast without waiting"].delivered.q: 1
           p: ["lazy reliable broadcast"].delivered: [{message: {message: answer, vector: {… 3 more}}, … 1 more}]"
    `);
  });
});
