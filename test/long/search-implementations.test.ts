import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../checker/check.ts';
import type { Reduction } from '../../checker/reductions/reduction.ts';
import { runCheck } from '../../checker/run-check.ts';
import type { Crew } from '../../checker/search/crew.ts';
import { searchThreads } from '../../cli/search-threads.ts';
import {
  consistent,
  lamportTwoPhaseCommit,
  resourceManagers,
} from '../../models/atomic-commit/lamport-two-phase-commit.ts';
import { agree, agreeOnSteps, agreeOnWays, agreeOnWhatSleeps, large } from '../checker/kernel/linear/agree.ts';
import { eager, tuning } from '../checker/search/tuning.ts';

describe('the searches in WebAssembly and in TypeScript', () => {
  it('agree on 6,000 random systems with one thread', () => agree(6_000));
  it('record the same steps of 4,000 random systems', () => agreeOnSteps(4_000));
  it('agree on 4,000 random systems with sleep sets', () => agreeOnWhatSleeps(4_000));
  it('agree on 2,000 random systems with sleep sets and three threads', () =>
    agreeOnWhatSleeps(2_000, searchThreads(3, eager)));
  it('agree on 4,000 random systems with two threads', () => agree(4_000, searchThreads(2, eager)));
  it('meet every configuration of 500 random systems in the same way, with three threads', () =>
    agreeOnWays(500, searchThreads(3, eager)));
  it('and of 60 larger ones, with two threads', () => agreeOnWays(60, searchThreads(2, eager), large));
  it('agree on 2,000 random systems with four threads', () => agree(2_000, searchThreads(4, eager)));
});

describe('two-phase commit with seven resource managers', () => {
  it('gets the same verdict, byte for byte, in 100 repetitions with random numbers of threads and sizes of tables', () => {
    const rms = resourceManagers(7);
    const claim = check('two-phase commit', lamportTwoPhaseCommit(rms), [consistent(rms)]);
    const found = (reduction: Reduction, workers?: Crew) => {
      const { findings } = runCheck(claim, { reduction, ...(workers !== undefined && { workers }) });
      return JSON.stringify(findings.map(({ cost: _, ...rest }) => rest));
    };
    const expected = { none: found('none'), 'sleep sets': found('sleep sets') };
    expect(expected.none).toContain('"states":296448,"transitions":2744705');
    expect(expected['sleep sets']).toContain('"states":296448,"transitions":902312');
    const reductions = fc.constantFrom<Reduction>('none', 'sleep sets');
    fc.assert(
      fc.property(reductions, fc.integer({ min: 1, max: 4 }), tuning(30_000), (reduction, size, tuned) => {
        expect(found(reduction, searchThreads(size, tuned))).toBe(expected[reduction]);
      }),
      { numRuns: 100 },
    );
  });
});
