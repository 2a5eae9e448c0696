import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith, run, start } from './command-line.ts';

/** Long enough to be past the time in which a second signal counts as the same Ctrl-C. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 400));

/** Says when its model is being built, and never comes to an end of that. */
const endless = `import { check, invariant } from 'counterpoint';
const model = () => { process.stderr.write('searching'); for (;;); };
export default check('endless', { model } as never, [invariant('true', () => true)]);
`;

describe.skipIf(process.platform === 'win32')('Ctrl-C', () => {
  test('stops the search, and what it found so far is told', async () => {
    const TMPDIR = folderWith({});
    const { child, ended, said } = start(['check', 'long.ts', '--json'], { env: { TMPDIR } });
    await said('searching');
    child.kill('SIGINT');
    const { code, signal, stdout, stderr } = await ended;
    expect({ code, signal, stderr }).toEqual({
      code: 2,
      signal: null,
      stderr: 'searching\nStopping the search; press Ctrl-C again to end at once.\n',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 2,
      interrupted: true,
      checks: [
        {
          name: 'long',
          findings: [{ outcome: 'holds within bounds', verdict: { extent: { bounds: [{ kind: 'interrupted' }] } } }],
        },
      ],
      notRun: [{ name: 'after', module: 'long.ts' }],
    });
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test('pressed twice kills, and leaves nothing behind', async () => {
    const TMPDIR = folderWith({});
    const cwd = folderWith({ 'endless.ts': endless });
    const { child, ended, said } = start(['check', 'endless.ts'], { cwd, env: { TMPDIR } });
    await said('searching');
    child.kill('SIGINT');
    await said('Stopping');
    await pause();
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: null, signal: 'SIGINT', stdout: '' });
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test('passed on by a program in between counts once', async () => {
    const { child, ended, said } = start(['check', 'long.ts']);
    await said('searching');
    child.kill('SIGINT');
    await said('Stopping');
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 2, signal: null });
  });
});

describe('a search that takes the whole heap', () => {
  test('ends with a bounded verdict before memory runs out', async () => {
    const { code, stdout } = await run(['check', 'heap.ts'], { env: { NODE_OPTIONS: '--max-old-space-size=48' } });
    expect(code).toBe(2);
    expect(stdout).toContain('short: holds up to a bound: ');
  });
});
