import { describe, expect, it } from 'vitest';
import { runCheck } from '../../../checker/run-check.ts';
import singleServerBank from '../../../models/client-server/single-server-bank.ts';
import { phrases, shown } from '../../checker/findings.ts';

const [reliable, crashing, compromised] = singleServerBank;

describe('the bank on a single server', () => {
  it('answers every request, with balances that operations lead to', () => {
    expect(phrases(reliable!)).toEqual({
      integrity: 'holds (exhaustive)',
      response: 'holds (exhaustive)',
    });
  });

  it('loses its availability to a crash, and keeps its integrity', () => {
    const found = phrases(crashing!);
    expect(found.integrity).toBe('holds (exhaustive)');
    const { findings } = runCheck(crashing!);
    expect(shown(findings[1]!.verdict)).toMatchInlineSnapshot(`
      "faulty: server
      start: client = {open: 0}, server = {balance: 100}
      1. a client asks client: {deposit: 100}
           client sends {kind: ask, operation: {deposit: 100}} to server
           client: open: 1
      2. server delivers {kind: ask, operation: {deposit: 100}} from client; server crashes after 0 of 1 effects
      for ever: no step is taken any more
      fair: nothing is owed any more
      ✗ from step 1 on: never: client indicates {answer: {deposit: 100}, balance: 200}, or client indicates {answer: {deposit: 100}, balance: 190}"
    `);
  });

  it('loses its integrity, too, to a Byzantine server: in two steps, as in the lecture', () => {
    const { findings } = runCheck(compromised!);
    expect(shown(findings[0]!.verdict)).toMatchInlineSnapshot(`
      "faulty: server
      start: client = {open: 0}, server = Byzantine
      1. a client asks client: {deposit: 100}
           client sends {kind: ask, operation: {deposit: 100}} to server
           client: open: 1
      2. server (Byzantine) says {balance: 0, kind: answer, operation: {deposit: 100}} to client
           client indicates {answer: {deposit: 100}, balance: 0}
           client: open: 0"
    `);
  });
});
