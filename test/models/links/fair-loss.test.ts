import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { fairLoss } from '../../../models/links/fair-loss.ts';
import { owedStrongly } from '../../../models/links/link.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

const clearing = { to: 'clear', kind: 'strong' } as const;
const m = { from: 'p', to: 'q', message: 'm' };

describe('fair-loss links', () => {
  itKeepsTheContractOfLinks(fairLoss, {
    ordered: false,
    merges: true,
    duplicates: true,
    loses: true,
    owed: { deliver: [...owedStrongly, clearing], duplicate: owedStrongly, lose: [clearing] },
  });

  it('carry what is sent again as it was: retransmission adds no configuration', () => {
    const once = carrying(fairLoss(), [m]);
    expect(fairLoss().add(once, m)).toBe(once);
    expect(stepsOf(fairLoss(), once)).toEqual(['deliver "m" p → q', 'duplicate "m" p → q', 'lose "m" p → q']);
  });

  it.each<[unknown, string]>([
    [true, 'expected an object with duplication, found true.'],
    [{ duplicates: false }, 'expected duplication, found "duplicates". Correct the name.'],
  ])('are not described by %j', (options, expected) => {
    expect(() => fairLoss(options as never)).toThrow(new BadInput(`fairLoss: ${expected}`));
  });
});

describe('fair-loss links without duplication', () => {
  const make = () => fairLoss({ duplication: false });
  itKeepsTheContractOfLinks(make, {
    ordered: false,
    merges: true,
    duplicates: false,
    loses: true,
    owed: { deliver: owedStrongly },
  });

  it('deliver or lose', () => {
    expect(stepsOf(make(), carrying(make(), [m]))).toEqual(['deliver "m" p → q', 'lose "m" p → q']);
    expect(make().name).toBe('fair-loss links without duplication');
  });
});
