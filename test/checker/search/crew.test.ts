import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../checker/check.ts';
import type { Reduction } from '../../../checker/reductions/reduction.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { searchThreads } from '../../../cli/search-threads.ts';
import {
  consistent,
  lamportTwoPhaseCommit,
  resourceManagers,
} from '../../../models/atomic-commit/lamport-two-phase-commit.ts';
import { corpus } from '../../../models/corpus.ts';
import { deadlockFree } from '../../../specs/deadlock-free.ts';
import { invariant } from '../../../specs/invariant.ts';
import { eager, tuning } from './tuning.ts';

const rms = resourceManagers(5);
const description = lamportTwoPhaseCommit(rms);

/** Holds, and is violated late: in the last but a few of sixteen levels. */
const claims = check('two-phase commit', description, [
  consistent(rms),
  deadlockFree(),
  invariant('not all commit', ({ rm }) => !rms.every((name) => rm[name] === 'committed')),
]);

/** All that a report says of what was found, as text. */
function found(workers: ReturnType<typeof searchThreads> | undefined, states?: number, reduction?: Reduction): string {
  const report = runCheck(claims, {
    ...(workers === undefined ? {} : { workers }),
    ...(states === undefined ? {} : { bounds: { states } }),
    ...(reduction === undefined ? {} : { reduction }),
  });
  return JSON.stringify(report.findings.map(({ cost: _, ...rest }) => rest));
}

describe('a search with several threads', () => {
  it('says the same, byte for byte, whatever their number, the first table, and the level from which on they help', () => {
    const expected = found(undefined);
    expect(expected).toContain('"states":8832');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), tuning(2_000), (size, tuned) => {
        expect(found(searchThreads(size, tuned))).toBe(expected);
      }),
      { numRuns: 10 },
    );
  });

  it('says the same, byte for byte, with sleep sets', () => {
    const expected = found(undefined, undefined, 'sleep sets');
    expect(expected).toContain('"states":8832');
    for (const size of [1, 2, 3]) {
      expect(found(searchThreads(size, { leastRows: 50 }), undefined, 'sleep sets')).toBe(expected);
    }
  });

  it('keeps the same configurations, where their number is bounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), fc.integer({ min: 1, max: 500 }), (states, leastRows) => {
        expect(found(searchThreads(2, { leastRows }), states)).toBe(found(undefined, states));
      }),
      { numRuns: 10 },
    );
  });

  it('says of the shipped checks what one thread says of them', () => {
    const workers = searchThreads(2, { leastRows: 4 });
    for (const shipped of corpus.slice(0, 8)) {
      const without = (report: ReturnType<typeof runCheck>) => report.findings.map(({ cost: _, ...rest }) => rest);
      expect(without(runCheck(shipped, { workers }))).toEqual(without(runCheck(shipped)));
    }
  });

  it('ends when it is interrupted, and says so', () => {
    const report = runCheck(claims, { workers: searchThreads(2, eager), interrupted: () => true });
    expect(JSON.stringify(report.findings[0]!.verdict)).toContain('"kind":"interrupted"');
  });

  it('keeps to its budget of memory, also where a table would have to double', () => {
    for (const workers of [searchThreads(1), searchThreads(2, eager)]) {
      const memory = Math.round(0.8 * runCheck(claims, { workers }).findings[0]!.cost.bytes);
      const { verdict, cost } = runCheck(claims, { workers, bounds: { memory } }).findings[0]!;
      expect(JSON.stringify(verdict)).toContain('"kind":"memory"');
      expect(cost.bytes).toBeLessThan(memory * 1.3);
    }
  });
});
