import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { fairLoss } from '../../../models/links/fair-loss.ts';
import { udp } from '../../../models/links/udp.ts';
import { carrying, itKeepsTheContractOfLinks } from './contract.ts';

describe('UDP', () => {
  itKeepsTheContractOfLinks(udp, { ordered: false, merges: true, duplicates: true, loses: true, owed: {} });

  it('over a network that is fair promises what fair-loss links do', () => {
    const sent = [{ from: 'p', to: 'q', message: 'm' }];
    const link = udp({ fairLoss: true });
    expect(link.steps(carrying(link, sent), [])).toEqual(fairLoss().steps(carrying(fairLoss(), sent), []));
    expect(link.name).toBe('UDP over a network that is fair');
  });

  it('has no other options', () => {
    expect(() => udp({ fair: true } as never)).toThrow(
      new BadInput('udp: expected fairLoss, found "fair". Correct the name.'),
    );
  });
});
