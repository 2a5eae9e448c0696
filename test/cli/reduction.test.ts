import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../cli/json-report.ts';
import { run } from './command-line.ts';

describe('--reduction sleep-sets', () => {
  test('leaves out steps, and says so', async () => {
    const { stdout, code } = await run([
      'check',
      'outcomes.ts',
      '--only',
      'violated*expected',
      '--reduction',
      'sleep-sets',
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/explored: 16 states, \d+ transitions with sleep sets, depth 6 /);
  });

  test('is refused with another name', async () => {
    const { stderr, code } = await run(['check', 'outcomes.ts', '--reduction', 'ample']);
    expect({ stderr, code }).toEqual({
      code: 3,
      stderr:
        "counterpoint: option '--reduction <name>' argument 'ample' is invalid. Allowed choices are none, sleep-sets.\n",
    });
  });
});

describe('--audit', () => {
  test('prints what it compared', async () => {
    const { stdout, code } = await run(['check', 'outcomes.ts', '--only', 'violated*expected', '--audit']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /\n {4}audit: without the reduction, \d+ transitions; the same: 16 states, depth 6, no bound hit, 1 state with no step enabled, in range: not decided, a below 2: decided by an execution of 2 steps\n/,
    );
  });

  test('is in the JSON document', async () => {
    const { stdout } = await run(['check', 'outcomes.ts', '--only', 'violated*expected', '--audit', '--json']);
    const report = JSON.parse(stdout) as JsonReport;
    for (const { explored, audit } of report.checks[0]!.findings) {
      expect(explored.reduction).toBe('sleep sets');
      expect(audit).toMatchObject({ different: [] });
    }
  });

  test('needs a reduction', async () => {
    const { stderr, code } = await run([
      'check',
      'outcomes.ts',
      '--only',
      'violated*expected',
      '--audit',
      '--reduction',
      'none',
    ]);
    expect(code).toBe(3);
    expect(stderr).toContain("expected a reduction to audit, found 'none'. Name 'sleep sets', or leave out the audit.");
  });
});
