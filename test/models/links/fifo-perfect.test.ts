import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../checker/bad-input.ts';
import { fifoPerfect } from '../../../models/links/fifo-perfect.ts';
import { carrying, itKeepsTheContractOfLinks, stepsOf } from './contract.ts';

const sent = (...messages: readonly unknown[]) => messages.map((message) => ({ from: 'p', to: 'q', message }));

describe('FIFO perfect links', () => {
  itKeepsTheContractOfLinks(fifoPerfect, { ordered: true, merges: false, duplicates: false, loses: false });

  it('deliver only the oldest message', () => {
    const content = carrying(fifoPerfect(), sent('b', 'a', 'b'));
    expect(stepsOf(fifoPerfect(), content)).toEqual(['deliver "b" p → q']);
    expect(fifoPerfect().steps(content, [])[0]!.becomes).toEqual(sent('a', 'b'));
  });

  it('that are full hit a bound, and say which', () => {
    const link = fifoPerfect({ capacity: 2 });
    expect(link.name).toBe('FIFO perfect links of capacity 2');
    expect(link.add(sent('a', 'b'), sent('c')[0]!)).toEqual({
      bound: 'the FIFO link from p to q is full (capacity 2)',
    });
    expect(link.add(sent('a'), sent('c')[0]!)).toEqual(sent('a', 'c'));
  });

  it.each<[unknown, string]>([
    [3, 'expected an object with capacity, found 3.'],
    [{ size: 3 }, 'expected capacity, found "size". Correct the name.'],
  ])('are not described by %j', (options, expected) => {
    expect(() => fifoPerfect(options as never)).toThrow(new BadInput(`fifoPerfect: ${expected}`));
  });

  it.each([0, -1, 1.5, Number.NaN])('have no capacity of %d', (capacity) => {
    expect(() => fifoPerfect({ capacity })).toThrow(
      new BadInput(`fifoPerfect: expected a capacity of 1 or more messages, found ${capacity}. Give an integer.`),
    );
  });
});
