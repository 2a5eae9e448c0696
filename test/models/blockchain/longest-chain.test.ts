import { describe, expect, it } from 'vitest';
import { longestChain } from '../../../models/blockchain/longest-chain.ts';
import { noForgery } from '../../../models/cryptography/no-forgery.ts';
import { finality } from '../../../specs/blockchain.ts';
import { execution, phrase } from '../../checker/findings.ts';

describe('the longest chain', () => {
  it.each([1, 2])('keeps what is %i deep from an attacker with as many blocks, and not with one more', (depth) => {
    expect(phrase(longestChain(depth, { m: depth + 1, attacker: depth }), finality)).toBe('holds (exhaustive)');
    expect(phrase(longestChain(depth, { m: depth + 1, attacker: depth + 1 }), finality)).toMatch(/^violated in/);
  });

  it('is replaced by a longer fork, which an attacker shows that nobody has written', () => {
    expect(execution(longestChain(1, { m: 2, attacker: 2 }), finality)).toMatchInlineSnapshot(`
      "faulty: attacker
      start: m = {chain: [], others: []}, attacker = Byzantine
      1. a client asks m: mine
           m sends {content: [m], signature: m} to attacker
           m indicates {final: m, height: 1}
           m: chain: [m]
      2. attacker (Byzantine) says {content: [attacker], signature: attacker} to m
           m: others: [[attacker]]
      3. attacker (Byzantine) says {content: [attacker, attacker], signature: attacker} to m
           m indicates {final: attacker, height: 1}
           m indicates {final: "attacker attacker", height: 2}
           m: chain: [attacker, attacker]
           m: others[0][0]: m"
    `);
  });

  it('has no block with the work of a miner that has not found it', () => {
    expect(phrase(longestChain(1, { m: 2, attacker: 2 }), noForgery)).toBe('holds (exhaustive)');
    expect(phrase(longestChain(1, { m: 1, n: 1, attacker: 1 }), noForgery)).toBe('holds (exhaustive)');
  });

  it('has two ends, both of them final, in a partition', () => {
    expect(execution(longestChain(2, { m: 2, n: 2 }), finality)).toMatchInlineSnapshot(`
      "start: m = {chain: [], others: []}, n = {chain: [], others: []}
      1. a client asks m: mine
           m sends {content: [m], signature: m} to n
           m: chain: [m]
      2. a client asks m: mine
           m sends {content: [m, m], signature: m} to n
           m indicates {final: m, height: 1}
           m: chain: [m, m]
      3. a client asks n: mine
           n sends {content: [n], signature: n} to m
           n: chain: [n]
      4. a client asks n: mine
           n sends {content: [n, n], signature: n} to m
           n indicates {final: n, height: 1}
           n: chain: [n, n]"
    `);
  });
});
