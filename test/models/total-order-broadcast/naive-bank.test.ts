import { describe, expect, it } from 'vitest';
import { endsWith, finalBalances, sameBalance } from '../../../models/total-order-broadcast/bank-claims.ts';
import { naiveBank } from '../../../models/total-order-broadcast/naive-bank.ts';
import { propertyOf } from '../../../specs/abstraction.ts';
import { invariant } from '../../../specs/invariant.ts';
import { sometimes } from '../../../specs/sometimes.ts';
import { totalOrderBroadcast } from '../../../specs/total-order-broadcast.ts';
import { execution, phrase } from '../../checker/findings.ts';

const totalOrder = propertyOf(totalOrderBroadcast, 'TOB5');
const prefixOrder = propertyOf(totalOrderBroadcast, "TOB5'");

interface Bank {
  local: { r1: { balance: number } | null; r2: { balance: number } | null };
}
const balances = ({ local }: Bank) => [local.r1!.balance, local.r2!.balance];

describe('the naive bank', () => {
  it('lets delivery logs part in four steps: each replica applies another operation first', () => {
    expect(phrase(naiveBank, prefixOrder)).toBe('violated in 4 steps');
    expect(execution(naiveBank, prefixOrder)).toMatchInlineSnapshot(`
      "start: r1 = {applied: [], balance: 100}, r2 = {applied: [], balance: 100}
      1. a client asks r1: {broadcast: {deposit: 100}}
           r1 sends {deposit: 100} to r1
           r1 sends {deposit: 100} to r2
      2. a client asks r2: {broadcast: {charge: 10}}
           r2 sends {charge: 10} to r1
           r2 sends {charge: 10} to r2
      3. r1 delivers {deposit: 100} from r1
           r1 indicates {deliver: {deposit: 100}, from: r1}
           r1: applied: [{deposit: 100}]
           r1: balance: 200
      4. r2 delivers {charge: 10} from r2
           r2 indicates {deliver: {charge: 10}, from: r2}
           r2: applied: [{charge: 10}]
           r2: balance: 90"
    `);
  });

  it('breaks total order in six steps, and with it the balances', () => {
    expect(phrase(naiveBank, totalOrder)).toBe('violated in 6 steps');
    expect(phrase(naiveBank, sameBalance)).toBe('violated in 6 steps');
    expect(execution(naiveBank, sameBalance)).toMatchInlineSnapshot(`
      "start: r1 = {applied: [], balance: 100}, r2 = {applied: [], balance: 100}
      1. a client asks r1: {broadcast: {deposit: 100}}
           r1 sends {deposit: 100} to r1
           r1 sends {deposit: 100} to r2
      2. a client asks r2: {broadcast: {charge: 10}}
           r2 sends {charge: 10} to r1
           r2 sends {charge: 10} to r2
      3. r1 delivers {deposit: 100} from r1
           r1 indicates {deliver: {deposit: 100}, from: r1}
           r1: applied: [{deposit: 100}]
           r1: balance: 200
      4. r1 delivers {charge: 10} from r2
           r1 indicates {deliver: {charge: 10}, from: r2}
           r1: applied: [{deposit: 100}, {charge: 10}]
           r1: balance: 180
      5. r2 delivers {charge: 10} from r2
           r2 indicates {deliver: {charge: 10}, from: r2}
           r2: applied: [{charge: 10}]
           r2: balance: 90
      6. r2 delivers {deposit: 100} from r1
           r2 indicates {deliver: {deposit: 100}, from: r1}
           r2: applied: [{charge: 10}, {deposit: 100}]
           r2: balance: 190"
    `);
  });

  it('ends with $180 or $190 at each replica, in all four combinations', () => {
    const ends = new Set<string>();
    const note = invariant<Bank>(
      'note',
      (state) => {
        ends.add(balances(state).join(' and '));
        return true;
      },
      { at: 'termination' },
    );
    expect(phrase(naiveBank, note)).toBe('holds (exhaustive)');
    expect([...ends].sort()).toEqual(['180 and 180', '180 and 190', '190 and 180', '190 and 190']);
    expect(phrase(naiveBank, finalBalances)).toBe('holds (exhaustive)');
    for (const [first, second] of [
      [180, 180],
      [180, 190],
      [190, 180],
      [190, 190],
    ] as const) {
      expect(phrase(naiveBank, endsWith(first, second))).toBe('holds, with a witness of 6 steps');
    }
  });

  it('passes through five balances: $200 and $90 are never final', () => {
    const seen = new Set<number>();
    const note = invariant<Bank>('note', (state) => {
      for (const balance of balances(state)) seen.add(balance);
      return true;
    });
    phrase(naiveBank, note);
    expect([...seen].sort((a, b) => a - b)).toEqual([90, 100, 180, 190, 200]);
    const ends = sometimes<Bank>('ends with $200', (state) => balances(state).includes(200), { at: 'termination' });
    expect(phrase(naiveBank, ends)).toBe('violated: no execution in scope is a witness (exhaustive)');
  });
});
