import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonClassification } from '../../cli/classify-command.ts';
import { folderWith, run } from './command-line.ts';

describe('classify', () => {
  test('tells the classes of the properties of a check that ships', async () => {
    const { stdout, stderr, code } = await run(['classify', '--only', 'one message, links that may lose it']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    const headings = stdout.split('\n').filter((line) => /^ {2}\S/.test(line) && !line.startsWith('  user code'));
    expect(headings).toEqual([
      '  PL1 reliable delivery: liveness by itself; safety in this system',
      '  delivered exactly once: mixed by itself; safety in this system',
      '  delivered at most once: safety by itself; holds in this system',
      '  delivered only if sent: safety by itself; holds in this system',
      '  FLL2 finite duplication: liveness by itself; holds in this system',
    ]);
    expect(stdout).toContain('      2. the link loses m from p to q\n      ✗ doomed: from here on no fair execution');
  });

  test('with --json prints one document', async () => {
    const { stdout, code } = await run(['classify', '--only', 'hasty consensus', '--json']);
    expect(code).toBe(0);
    const document: JsonClassification = JSON.parse(stdout);
    expect(document).toMatchObject({ schema: 'counterpoint/classification@1', exitCode: 0, notRun: [], problems: [] });
    expect(
      document.checks[0]!.classifications.map(({ classified }) =>
        classified.outcome === 'classified' && !('untold' in classified.absolute)
          ? [classified.absolute.class, classified.relative.class]
          : classified,
      ),
    ).toEqual([
      ['safety', 'safety'],
      ['liveness', 'mixed'],
      ['safety', 'safety'],
    ]);
  });

  test('writes strips and sequence diagrams into a folder', async () => {
    const folder = join(folderWith({ 'empty.txt': '' }), 'out');
    const { stdout } = await run(['classify', '--only', 'one message, links that owe*', '--diagrams', folder]);
    expect(stdout).toContain('Diagrams:\n');
    expect(readdirSync(folder)).toEqual([
      'one-message-links-that-owe-nothing--delivered-exactly-once-hopeful.mmd',
      'one-message-links-that-owe-nothing--pl1-reliable-delivery-hopeful.mmd',
    ]);
    await run(['classify', '--only', 'naive bank', '--diagrams', folder]);
    expect(readdirSync(folder)).toContain('naive-bank--tob5-total-order-hope.mmd');
    expect(readdirSync(folder)).toContain('naive-bank--tob5-total-order-doomed.mmd');
  });

  test('says with its exit code that a bound left a property open, and that input is bad', async () => {
    const cut = await run(['classify', '--only', 'naive bank', '--depth', '2']);
    expect(cut.stdout).toContain('TOB5 total order: inconclusive: the exploration was cut, within 2 steps');
    expect(cut.code).toBe(2);
    expect((await run(['classify', 'no-such-file.ts'])).code).toBe(3);
    expect((await run(['classify', '--only', 'no such check'])).code).toBe(3);
  });
});
