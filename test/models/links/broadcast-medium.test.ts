import { describe, expect, it } from 'vitest';
import { broadcastMedium } from '../../../models/links/broadcast-medium.ts';
import { EVERYONE } from '../../../models/links/link.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

describe('a broadcast medium', () => {
  itKeepsTheContractOfLinks(broadcastMedium, {
    ordered: false,
    merges: true,
    duplicates: true,
    loses: false,
    keeps: 'what was said stays said',
  });

  it('lets everyone hear what is for everyone, and one process what is for it', () => {
    const content = carrying(broadcastMedium(), [
      { from: 'p', to: EVERYONE, message: 'm' },
      { from: 'q', to: 'r', message: 'm' },
    ]);
    expect(stepsOf(broadcastMedium(), content)).toEqual([
      'deliver "m" p → p',
      'deliver "m" p → q',
      'deliver "m" p → r',
      'deliver "m" q → r',
    ]);
  });

  it('forgets nothing that was said', () => {
    const content = carrying(broadcastMedium(), [{ from: 'p', to: EVERYONE, message: 'm' }]);
    for (const { becomes } of broadcastMedium().steps(content, ['p', 'q'])) expect(becomes).toEqual(content);
  });
});
