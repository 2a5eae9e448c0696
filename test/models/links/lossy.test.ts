import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import { duplicating } from '../../../models/links/duplicating.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import { lossy } from '../../../models/links/lossy.ts';
import { perfect } from '../../../models/links/perfect.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

const sent = (...messages: readonly unknown[]) => messages.map((message) => ({ from: 'p', to: 'q', message }));

describe('lossy perfect links', () => {
  itKeepsTheContractOfLinks(() => lossy(perfect()), { ordered: false, merges: false, duplicates: false, loses: true });
});

describe('lossy FIFO links', () => {
  itKeepsTheContractOfLinks(() => lossy(fifoPerfect(), { atMost: 1 }), {
    ordered: true,
    merges: false,
    duplicates: false,
    loses: true,
  });

  it('lose only the oldest message', () => {
    const link = lossy(fifoPerfect());
    expect(stepsOf(link, carrying(link, sent('b', 'a')))).toEqual(['deliver "b" p → q', 'lose "b" p → q']);
  });
});

describe('lossy links', () => {
  it('say in their name over what they lose, and how often', () => {
    expect(lossy(perfect()).name).toBe('lossy perfect links');
    expect(lossy(fifoPerfect(), { atMost: 2 }).name).toBe('lossy FIFO perfect links, at most 2 losses');
  });

  it('take every loss from one budget', () => {
    const link = lossy(perfect(), { atMost: 1 });
    expect(link.budgets).toEqual([{ name: 'losses', units: 1 }]);
    expect(link.steps(sent('a'), []).map(({ kind, spends }) => [kind, spends])).toEqual([
      ['deliver', undefined],
      ['lose', 'losses'],
    ]);
  });

  it('keep the budgets of the links that they are over', () => {
    expect(lossy(duplicating(perfect(), { atMost: 2 }), { atMost: 1 }).budgets).toEqual([
      { name: 'duplicates', units: 2 },
      { name: 'losses', units: 1 },
    ]);
  });

  it('are no broadcast medium', () => {
    expect(() => lossy(broadcastMedium())).toThrow(
      new BadInput(
        'lossy: expected links between pairs of processes, found a broadcast medium (a growing set of messages, each delivered any number of times), where what is said stays said. Use perfect() or fifoPerfect().',
      ),
    );
  });

  it.each([-1, 0.5, Number.NaN])('do not lose %d messages', (atMost) => {
    expect(() => lossy(perfect(), { atMost })).toThrow(
      new BadInput(`lossy: expected a number of losses, 0 or more, found atMost: ${atMost}. Give an integer.`),
    );
  });

  it('say in the singular that one loss is all', () => {
    expect(lossy(perfect(), { atMost: 1 }).name).toBe('lossy perfect links, at most 1 loss');
  });

  it.each<[string, () => unknown, string]>([
    [
      'over links that were not made',
      () => lossy(perfect as never),
      'expected links, such as perfect(), found the function perfect. Call the function that makes them.',
    ],
    [
      'over nothing',
      () => lossy(undefined as never),
      'expected links, such as perfect(), found undefined. Call the function that makes them.',
    ],
    [
      'with an option that is none',
      () => lossy(perfect(), { most: 1 } as never),
      'expected atMost, found "most". Correct the name.',
    ],
    ['with a number for options', () => lossy(perfect(), 1 as never), 'expected an object with atMost, found 1.'],
  ])('are refused %s', (_, make, expected) => {
    expect(make).toThrow(new BadInput(`lossy: ${expected}`));
  });
});
