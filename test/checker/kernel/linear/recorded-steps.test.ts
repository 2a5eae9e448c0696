import { describe, expect, it } from 'vitest';
import { exploreAll } from '../../../../checker/search/explore.ts';
import type { TransitionSystem } from '../../../../checker/transition-system.ts';
import { agreeOnSteps, recorded, recordedByReference, unlimited } from './agree.ts';

/** A slot that counts round and round up to `ids`, in as many ways as there are `actions`. */
function rounds(ids: number, actions: number): TransitionSystem {
  return {
    slots: [{ name: 'counter', value: (id) => id }],
    observers: [],
    initial: () => [{ vector: [0], observed: [] }],
    offers: (_, id) =>
      Array.from({ length: actions }, (_, action) => ({ action, becomes: (id + 1) % ids, labels: [] })),
    react: () => [],
    joint: [],
    action: (action) => ({ kind: 'rule', name: `action ${action}`, parameters: [] }),
    event: () => ({ type: 'crash', process: 'p' }),
    assumptions: () => [],
  };
}

describe('the steps that the search in WebAssembly records', () => {
  it('are those that the search in TypeScript records, in the same order, on random systems', () => agreeOnSteps(80));

  it('may be of more classes than two bytes can tell apart', () => {
    const system = rounds(2, 66_000);
    const { steps, firstSteps } = recorded(system, exploreAll);
    expect(firstSteps).toEqual([0, 66_000]);
    expect(JSON.stringify(steps) === JSON.stringify(recordedByReference(system).steps)).toBe(true);
    expect(steps.at(-1)).toEqual([0, 65_999, 65_999, []]);
  });

  it('may be more than there is memory for: then that is the bound', () => {
    const memory = 2 ** 20;
    const few = recorded(rounds(300, 10), exploreAll, { ...unlimited, memory });
    expect(few.bounds).toEqual([]);
    const many = recorded(rounds(300, 2_000), exploreAll, { ...unlimited, memory });
    expect(many.bounds).toEqual([{ kind: 'memory', limit: memory }]);
  });
});
