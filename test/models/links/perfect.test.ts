import { describe, expect, it } from 'vitest';
import { perfect } from '../../../models/links/perfect.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

const sent = (...messages: readonly unknown[]) => messages.map((message) => ({ from: 'p', to: 'q', message }));

describe('perfect links', () => {
  itKeepsTheContractOfLinks(perfect, { ordered: false, merges: false, duplicates: false, loses: false });

  it('deliver in any order', () => {
    expect(stepsOf(perfect(), carrying(perfect(), sent('b', 'a')))).toEqual(['deliver "a" p → q', 'deliver "b" p → q']);
  });

  it('deliver two equal messages one after the other, as one and the same step', () => {
    const content = carrying(perfect(), sent('a', 'a'));
    expect(stepsOf(perfect(), content)).toEqual(['deliver "a" p → q']);
    expect(perfect().steps(content, [])[0]!.becomes).toEqual(sent('a'));
  });
});
