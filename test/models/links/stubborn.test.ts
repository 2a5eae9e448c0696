import { describe, expect, it } from 'vitest';
import { stubborn } from '../../../models/links/stubborn.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

const sent = (...messages: readonly unknown[]) => messages.map((message) => ({ from: 'p', to: 'q', message }));

describe('stubborn links', () => {
  itKeepsTheContractOfLinks(stubborn, {
    ordered: false,
    merges: true,
    duplicates: true,
    loses: false,
    keeps: 'that is their promise',
  });

  it('deliver each message again and again, in any order', () => {
    const content = carrying(stubborn(), sent('b', 'a', 'b'));
    expect(stepsOf(stubborn(), content)).toEqual(['deliver "a" p → q', 'deliver "b" p → q']);
  });
});
