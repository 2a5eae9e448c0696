import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { duplicating } from '../../../models/links/duplicating.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

describe('duplicating perfect links', () => {
  itKeepsTheContractOfLinks(() => duplicating(perfect()), {
    ordered: false,
    merges: false,
    duplicates: true,
    loses: false,
  });
});

describe('duplicating and losing FIFO links', () => {
  itKeepsTheContractOfLinks(() => lossy(duplicating(fifoPerfect(), { atMost: 1 })), {
    ordered: true,
    merges: false,
    duplicates: true,
    loses: true,
  });
});

describe('duplicating links', () => {
  it('deliver a copy, and keep the message', () => {
    const link = duplicating(perfect(), { atMost: 3 });
    const content = carrying(link, [{ from: 'p', to: 'q', message: 'm' }]);
    expect(stepsOf(link, content)).toEqual(['deliver "m" p → q', 'duplicate "m" p → q']);
    expect(link.steps(content, []).map(({ becomes, spends }) => [becomes.length, spends])).toEqual([
      [0, undefined],
      [1, 'duplicates'],
    ]);
    expect(link.name).toBe('duplicating perfect links, at most 3 duplicates');
  });

  it('do not duplicate half a message', () => {
    expect(() => duplicating(perfect(), { atMost: 0.5 })).toThrow(
      new BadInput('duplicating: expected a number of duplicates, 0 or more, found atMost: 0.5. Give an integer.'),
    );
  });

  it('say in the singular that one duplicate is all', () => {
    expect(duplicating(perfect(), { atMost: 1 }).name).toBe('duplicating perfect links, at most 1 duplicate');
  });

  it.each<[string, () => unknown, string]>([
    [
      'over links that were not made',
      () => duplicating(perfect as never),
      'expected links, such as perfect(), found the function perfect. Call the function that makes them.',
    ],
    [
      'over nothing',
      () => duplicating(undefined as never),
      'expected links, such as perfect(), found undefined. Call the function that makes them.',
    ],
    [
      'with an option that is none',
      () => duplicating(perfect(), { most: 1 } as never),
      'expected atMost, found "most". Correct the name.',
    ],
    ['with a number for options', () => duplicating(perfect(), 1 as never), 'expected an object with atMost, found 1.'],
  ])('are refused %s', (_, make, expected) => {
    expect(make).toThrow(new BadInput(`duplicating: ${expected}`));
  });
});
