import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../checker/bad-input.ts';
import { check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { guarded, perProcess } from '../../models/guarded/guarded.ts';
import { diningPhilosophers, philosophers } from '../../models/resource-allocation/dining-philosophers.ts';
import { invariant, invariantForEach } from '../../specs/invariant.ts';

const names = ['p', 'q', 'r'] as const;
type State = { readonly at: Readonly<Record<(typeof names)[number], number>> };

/** Three counters that go up one by one, each up to 3. */
const counters = guarded({
  variables: { at: perProcess(names, 0) },
  actions: (action) => [
    action('up', names, {
      when: (s, p) => s.at[p] < 3,
      run: (s, p) => {
        s.at[p] += 1;
      },
    }),
  ],
});

describe('an invariant that is claimed of each of several things', () => {
  it('has the verdict, and the counterexample, of the one that is claimed of all of them at once', () => {
    const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.nat({ max: 7 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 4 }), (sums) => {
        const allows = ({ at }: State, [a, b, sum]: (typeof sums)[number]) => at[a] + at[b] !== sum;
        const each = invariantForEach('claim', sums, (state: State, one) => allows(state, one));
        const all = invariant<State>('claim', (state) => sums.every((one) => allows(state, one)));
        const [one, other] = [each, all].map((claim) => runCheck(check('c', counters, [claim])).findings[0]!);
        expect([one!.verdict, one!.explored]).toEqual([other!.verdict, other!.explored]);
      }),
      { numRuns: 200 },
    );
  });

  it('is asked of each by itself: far more seldom than of all at once', () => {
    const seats = philosophers(6);
    const bothEat = (state: { phase: Record<string, string> }, p: string, q: string) =>
      state.phase[p] === 'eating' && state.phase[q] === 'eating';
    const neighbours = seats.map((p, index) => [p, seats[(index + 1) % seats.length]!] as const);
    const each = invariantForEach(
      'each',
      neighbours,
      (state: { phase: Record<string, string> }, [p, q]) => !bothEat(state, p, q),
    );
    const all = invariant<{ phase: Record<string, string> }>('all', (state) =>
      neighbours.every(([p, q]) => !bothEat(state, p, q)),
    );
    const calls = [each, all].map((claim) => runCheck(check('c', diningPhilosophers(seats), [claim])).userCalls);
    expect(calls[0]! * 10).toBeLessThan(calls[1]!);
  });

  it('is asked at the end only, if it says so', () => {
    const ended = invariantForEach('each ends at 3', names, ({ at }: State, p) => at[p] === 3, { at: 'termination' });
    expect(runCheck(check('c', counters, [ended])).findings[0]!.verdict).toMatchObject({
      outcome: 'holds',
      extent: 'exhaustive',
    });
    const early = invariantForEach('each ends below 3', names, ({ at }: State, p) => at[p] < 3, { at: 'termination' });
    expect(runCheck(check('c', counters, [early])).findings[0]!.verdict).toMatchObject({
      outcome: 'violated',
      evidence: { execution: { steps: { length: 9 } } },
    });
  });

  it('is claimed of something', () => {
    const none = invariantForEach('none', [], () => true);
    expect(() => check('c', counters, [none])).toThrow(
      new BadInput('property "none": expected at least one instance, found none.'),
    );
  });
});
