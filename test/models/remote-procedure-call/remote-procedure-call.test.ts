import { describe, expect, it } from 'vitest';
import { crashRecovery } from '../../../models/failures/crash-recovery.ts';
import {
  atLeastOnce,
  atMostOnce,
  depositing,
  exactlyOnce,
  exceptionMeansNotExecuted,
  executedAtMostOnce,
  maybe,
  returnedMeansExecuted,
} from '../../../models/remote-procedure-call/remote-procedure-call.ts';
import { execution, verdict } from '../../checker/findings.ts';

const serverCrashes = crashRecovery({ exactly: [], crashes: 1 });

describe('a remote call', () => {
  it.each([
    ['maybe', maybe, ['holds', 'holds', 'holds', 'holds', 'violated']],
    ['at least once', atLeastOnce, ['violated', 'violated', 'violated', 'violated', 'violated']],
    ['at most once', atMostOnce, ['holds', 'violated', 'holds', 'violated', 'violated']],
    ['exactly once at the server', exactlyOnce, ['holds', 'holds', 'holds', 'holds', 'violated']],
  ] as const)(
    '%s: executed at most once, also with a crash; who returns was executed, also with a crash; an exception means nothing',
    (_, semantics, outcomes) => {
      expect([
        verdict(depositing(semantics), executedAtMostOnce).outcome,
        verdict(depositing(semantics, serverCrashes), executedAtMostOnce).outcome,
        verdict(depositing(semantics), returnedMeansExecuted).outcome,
        verdict(depositing(semantics, serverCrashes), returnedMeansExecuted).outcome,
        verdict(depositing(semantics), exceptionMeansNotExecuted).outcome,
      ]).toEqual(outcomes);
    },
  );

  it('at most once is executed twice by a server that forgets its table in a crash', () => {
    expect(execution(depositing(atMostOnce, serverCrashes), executedAtMostOnce)).toMatchInlineSnapshot(`
      "start: client = {call: idle}, server = {balance: 100, table: {}}, timers of client = [], storage of client = null, storage of server = null
      1. a client asks client: {deposit: 100}
           client sends {call: 1, operation: {deposit: 100}} to server
           client: call: open
           client: operation: {deposit: 100}
           client: retries: 1
           timers of client = [patience]
      2. the timer "patience" of client fires
           client sends {call: 1, operation: {deposit: 100}} to server
           client: retries: 0
      3. server delivers {call: 1, operation: {deposit: 100}} from client; server crashes after 1 of 2 effects
           storage of server = {balance: 200, table: {}}
      4. server recovers
           server = {balance: 200, table: {}}
      5. server delivers {call: 1, operation: {deposit: 100}} from client
           server sends {answer: 1, balance: 300} to client
           server: balance: 300
           server: table["1"]: 300
           storage of server: balance: 300"
    `);
  });

  it('ends with an exception although it is executed, in every semantics', () => {
    expect(execution(depositing(exactlyOnce), exceptionMeansNotExecuted)).toMatchInlineSnapshot(`
      "start: client = {call: idle}, server = {balance: 100, table: {}}, timers of client = []
      1. a client asks client: {deposit: 100}
           client sends {call: 1, operation: {deposit: 100}} to server
           client: call: open
           client: operation: {deposit: 100}
           client: retries: 1
           timers of client = [patience]
      2. the timer "patience" of client fires
           client sends {call: 1, operation: {deposit: 100}} to server
           client: retries: 0
      3. the timer "patience" of client fires
           client indicates exception
           client: call: failed
           client: operation: removed
           client: retries: removed
           timers of client = []
      4. server delivers {call: 1, operation: {deposit: 100}} from client
           server sends {answer: 1, balance: 200} to client
           server: balance: 200
           server: table["1"]: 200"
    `);
  });
});
