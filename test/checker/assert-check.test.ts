import { describe, expect, it } from 'vitest';
import { assertCheck } from '../../checker/assert-check.ts';
import { type CheckOptions, check, type Expectation } from '../../checker/check.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { invariant } from '../../specs/invariant.ts';
import type { Property } from '../../specs/property.ts';
import { safety } from '../../specs/safety.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { digraph, line } from './digraph.ts';

const never2 = invariant<{ at: number }>('never 2', (state) => state.at !== 2);
const never9 = invariant<{ at: number }>('never 9', (state) => state.at !== 9);

/** The text that `assertCheck` throws, without what a search cost. */
function thrown(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message.replaceAll(/\(\d+\.\d\d s, [^)]*\)/g, '(…)');
  }
  throw new Error('Nothing was thrown.');
}

describe('assertCheck', () => {
  it('gives back the report where every verdict is the expected one', () => {
    const report = assertCheck(check('c', line(2), [never2, never9], { expect: { 'never 2': 'violated' } }));
    expect(report.findings.map(({ property, verdict }) => [property, verdict.outcome])).toEqual([
      ['never 2', 'violated'],
      ['never 9', 'holds'],
    ]);
  });

  it('throws each surprise in one line, and then the whole report, counterexample included', () => {
    expect(thrown(() => assertCheck(check('counting', line(2), [never2, never9])))).toMatchInlineSnapshot(`
      "never 2: expected "holds", found "violated"

      counting
        never 2: violated in 2 steps
          explored: 3 states, 2 transitions, depth 2 (…)
          rests on: guarded actions, one at a time
          start: at = 0
          1. next
               at = 1
          2. next
               at = 2
          ✗ here "never 2" is false
        never 9: holds (exhaustive)
          explored: 3 states, 2 transitions, depth 2 (…)
          rests on: guarded actions, one at a time
        user code: called 16 times for 2 transitions"
    `);
  });

  it('throws where a violation was expected and none occurred', () => {
    expect(thrown(() => assertCheck(check('counting', line(2), [never9], { expect: 'violated' }))).split('\n')[0]).toBe(
      'never 9: expected "violated", found "holds"',
    );
  });

  it('counts a bounded verdict as "holds within bounds" only', () => {
    const bounded = (expect: Expectation): CheckOptions => ({ expect, bounds: { depth: 1 } });
    expect(assertCheck(check('c', line(2), [never9], bounded('holds within bounds'))).findings.length).toBe(1);
    expect(thrown(() => assertCheck(check('c', line(2), [never9], bounded('holds')))).split('\n')[0]).toBe(
      'never 9: expected "holds", found "holds within bounds"',
    );
  });

  it.each<[Expectation, Property<{ at: number }>, CheckOptions]>([
    ['holds', sometimes<{ at: number }>('reaches 2', (state) => state.at === 2), {}],
    ['violated', sometimes<{ at: number }>('reaches 3', (state) => state.at === 3), {}],
    ['inconclusive', sometimes<{ at: number }>('reaches 3', (state) => state.at === 3), { bounds: { depth: 1 } }],
    ['vacuous', safety('nobody crashes', { observes: ['crash'] }, () => true), {}],
    ['refused', invariant('at rest', () => true, { at: 'quiescence' }), {}],
    ['violated', deadlockFree(), {}],
  ])('knows the outcome "%s"', (outcome, property, options) => {
    const system = digraph({ 0: [1], 1: [2] });
    expect(() => assertCheck(check('c', system, [property], { ...options, expect: outcome }))).not.toThrow();
    const other = outcome === 'holds' ? 'violated' : 'holds';
    expect(() => assertCheck(check('c', system, [property], { ...options, expect: other }))).toThrow();
  });

  it('searches no further than the bounds that it is given', () => {
    expect(thrown(() => assertCheck(check('c', line(5), [never9]), { bounds: { states: 2 } })).split('\n')[0]).toBe(
      'never 9: expected "holds", found "holds within bounds"',
    );
  });
});
