import { describe, expect, it } from 'vitest';
import { longestChain } from '../../../models/blockchain/longest-chain.ts';
import { finality } from '../../../specs/blockchain.ts';
import { execution, phrase } from '../../checker/findings.ts';

describe('the longest chain', () => {
  it.each([1, 2])('keeps what is %i deep from an attacker with as many blocks, and not with one more', (depth) => {
    expect(phrase(longestChain(depth, { m: depth + 1, attacker: depth }), finality)).toBe('holds (exhaustive)');
    expect(phrase(longestChain(depth, { m: depth + 1, attacker: depth + 1 }), finality)).toMatch(/^violated in/);
  });

  it('is replaced by a longer fork', () => {
    expect(execution(longestChain(1, { m: 2, attacker: 2 }), finality)).toMatchInlineSnapshot(`
      "start: m = [], attacker = {fork: [], longest: 0}
      1. a client asks m: mine
           m sends [m1] to attacker
           m indicates {final: m1, height: 1}
           m = [m1]
      2. a client asks attacker: mine
           attacker: fork: [attacker1]
      3. a client asks attacker: mine
           attacker: fork: [attacker1, attacker2]
      4. attacker takes its internal step "publish"
           attacker sends [attacker1, attacker2] to m
           attacker: longest: 2
      5. m delivers [attacker1, attacker2] from attacker
           m indicates {final: attacker1, height: 1}
           m indicates {final: attacker2, height: 2}
           m = [attacker1, attacker2]"
    `);
  });

  it('has two ends, both of them final, in a partition', () => {
    expect(execution(longestChain(2, { m: 2, n: 2 }), finality)).toMatchInlineSnapshot(`
      "start: m = [], n = []
      1. a client asks m: mine
           m sends [m1] to n
           m = [m1]
      2. a client asks m: mine
           m sends [m1, m2] to n
           m indicates {final: m1, height: 1}
           m = [m1, m2]
      3. a client asks n: mine
           n sends [n1] to m
           n = [n1]
      4. a client asks n: mine
           n sends [n1, n2] to m
           n indicates {final: n1, height: 1}
           n = [n1, n2]"
    `);
  });
});
