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
});
