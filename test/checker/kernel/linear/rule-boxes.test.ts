import { describe, expect, it } from 'vitest';
import { RuleBoxes, type Writes } from '../../../../checker/kernel/linear/rule-boxes.ts';

const box = (...sides: readonly (readonly [slot: number, ids: readonly number[]])[]) =>
  new Map(sides.map(([slot, ids]) => [slot, new Set(ids)] as const));

describe('the boxes of a rule', () => {
  it('are of one path each: where other slots are read, other boxes', () => {
    const rule = new RuleBoxes(4);
    rule.learned({ path: [0, 1], ids: [0, 0] }, 'nothing');
    rule.learned({ path: [0, 2], ids: [1, 0] }, 'nothing');
    rule.learned({ path: [0, 1], ids: [0, 1] }, 'nothing');
    rule.update();
    expect(rule.boxes).toEqual([
      { box: box([0, [0]], [1, [0, 1]]), writes: 'nothing' },
      { box: box([0, [1]], [2, [0]]), writes: 'nothing' },
    ]);
  });

  it('are of one step each: where it writes something else, other boxes; the largest come first', () => {
    const rule = new RuleBoxes(4);
    const one: Writes = [[3, 1]];
    const other: Writes = [[3, 2]];
    for (const id of [1, 0, 2]) rule.learned({ path: [0], ids: [id] }, id === 1 ? other : one);
    rule.update();
    expect(rule.boxes).toEqual([
      { box: box([0, [0, 2]]), writes: one },
      { box: box([0, [1]]), writes: other },
    ]);
  });

  it('grow with what is learned after they were looked for, and are no more than asked for', () => {
    const rule = new RuleBoxes(1);
    rule.learned({ path: [0, 1], ids: [0, 0] }, 'nothing');
    rule.update();
    rule.learned({ path: [0, 1], ids: [1, 0] }, 'nothing');
    rule.learned({ path: [1, 0], ids: [5, 5] }, 'nothing');
    expect(rule.hasNews).toBe(true);
    rule.update();
    expect(rule.hasNews).toBe(false);
    expect(rule.boxes).toEqual([{ box: box([0, [0, 1]], [1, [0]]), writes: 'nothing' }]);
  });
});
