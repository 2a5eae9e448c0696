import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { fairLossFifo } from '../../../models/links/fair-loss-fifo.ts';
import { owedStrongly } from '../../../models/links/link.ts';
import { owing } from '../../../models/links/owing.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

const clearing = { to: 'clear', kind: 'strong' } as const;
const sent = (...messages: readonly unknown[]) => messages.map((message) => ({ from: 'p', to: 'q', message }));

describe('fair-loss links that keep the order', () => {
  itKeepsTheContractOfLinks(() => fairLossFifo({ capacity: 6 }), {
    ordered: true,
    merges: false,
    duplicates: true,
    loses: true,
    owed: { deliver: [...owedStrongly, clearing], duplicate: owedStrongly, lose: [clearing] },
  });

  it('lose at once what does not fit', () => {
    const link = fairLossFifo({ capacity: 2 });
    expect(carrying(link, sent('a', 'b', 'c'))).toEqual(sent('a', 'b'));
    expect(stepsOf(link, sent('a', 'b'))).toEqual(['deliver "a" p → q', 'duplicate "a" p → q', 'lose "a" p → q']);
  });

  it('have no capacity of 0', () => {
    expect(() => fairLossFifo({ capacity: 0 })).toThrow(
      new BadInput('fairLossFifo: expected a capacity of 1 or more messages, found 0. Give an integer.'),
    );
  });
});

describe('links that owe something else', () => {
  const link = owing(fairLossFifo({ capacity: 2 }), 'no clearing owed', (obligation) =>
    obligation.to === 'clear' ? null : { ...obligation, kind: 'weak' },
  );
  itKeepsTheContractOfLinks(() => owing(fairLossFifo({ capacity: 6 }), 'nothing owed', () => null), {
    ordered: true,
    merges: false,
    duplicates: true,
    loses: true,
    owed: {},
  });

  it('do the same, and say in their name what is different', () => {
    expect(link.name).toBe('fair-loss links that keep the order, at most 2 under way, no clearing owed');
    expect(link.steps(sent('a'), []).map(({ kind, owed }) => [kind, owed])).toEqual([
      ['deliver', [{ to: 'deliver', kind: 'weak' }]],
      ['duplicate', [{ to: 'deliver', kind: 'weak' }]],
      ['lose', []],
    ]);
  });
});
