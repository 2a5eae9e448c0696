import { afterEach, expect, it, vi } from 'vitest';
import { check } from '../../../checker/check.ts';
import type * as linearMemory from '../../../checker/kernel/linear/linear-memory.ts';
import { LinearSearch } from '../../../checker/kernel/linear/linear-search.ts';
import { runCheck } from '../../../checker/run-check.ts';
import { searchThreads } from '../../../cli/search-threads.ts';
import {
  consistent,
  lamportTwoPhaseCommit,
  resourceManagers,
} from '../../../models/atomic-commit/lamport-two-phase-commit.ts';
import { eager } from './tuning.ts';

// As if WebAssembly could address 17 MiB, of which 16 are kept free for answers.
vi.mock('../../../checker/kernel/linear/linear-memory.ts', async (original) => ({
  ...(await original<typeof linearMemory>()),
  linearBytesMax: 17 * 2 ** 20,
}));

const rms = resourceManagers(6);
const claim = check('two-phase commit', lamportTwoPhaseCommit(rms), [consistent(rms)]);

afterEach(() => void vi.restoreAllMocks());

for (const workers of [undefined, searchThreads(2, eager)]) {
  const threads = workers === undefined ? 'one thread' : 'two threads';

  it(`what WebAssembly cannot address is searched anew without it, and decided, with ${threads}`, () => {
    const run = vi.spyOn(LinearSearch.prototype, 'run');
    const { verdict, explored } = runCheck(claim, workers === undefined ? {} : { workers }).findings[0]!;
    expect(run).toHaveBeenCalledOnce();
    expect((run.mock.contexts[0] as LinearSearch).outOfAddresses).toBe(true);
    expect((run.mock.contexts[0] as LinearSearch).states).toBeLessThan(50_816);
    expect(verdict).toMatchObject({ outcome: 'holds', extent: 'exhaustive' });
    expect(explored).toMatchObject({ states: 50_816, transitions: 402_305 });
  });

  it(`but a budget that is smaller still ends the search, and is named, with ${threads}`, () => {
    const bounds = { memory: 2 ** 19 };
    const { verdict } = runCheck(claim, { bounds, ...(workers !== undefined && { workers }) }).findings[0]!;
    expect(verdict).toMatchObject({ outcome: 'holds', extent: { bounds: [{ kind: 'memory', limit: 2 ** 19 }] } });
  });
}
