import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const run = promisify(execFile);

/** What a script of the package prints, run as its users do. */
async function printed(script: string, ...words: readonly string[]): Promise<string> {
  return (await run('npm', ['run', '-s', script, '--', ...words], { maxBuffer: 2 ** 26 })).stdout;
}

it('the bench prints a row of figures for each number of workers', async () => {
  const words = ['--only', '2pc-5', '--repeat', '1', '--naive-seconds', '1', '--no-spin', '--json'];
  const { rows } = JSON.parse(await printed('bench', ...words)) as { readonly rows: readonly object[] };
  const counts = { model: '2pc-5', reduction: 'none', states: 8832, transitions: 58_145, depth: 16 };
  expect(rows).toMatchObject(
    ['guarded', 'messages'].flatMap((form) => [1, 2].map((workers) => ({ ...counts, form, workers }))),
  );
  for (const row of rows) expect(row).toHaveProperty('ratioToNaive');
});

it('the profile names the functions that take the time of a check, and where they stand', async () => {
  const lines = (await printed('profile', '2pc-7', '--top', '20')).trimEnd().split('\n');
  expect(lines).toHaveLength(20);
  for (const line of lines) expect(line).toMatch(/^ *\d+\.\d % +\d+\.\d\d s {2}\S/);
  expect(lines.join('\n')).toContain('checker/kernel/assembly/');
});
