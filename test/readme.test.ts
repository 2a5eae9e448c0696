import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The code of the README that names its file in its first line. */
const files = [...readme.matchAll(/^```ts\n\/\/ (\S+)\n([\s\S]*?)^```/gm)].map(([, name, code]) => ({
  name: name!,
  code: code!,
}));

/** The commands of the README with the output that it shows. */
const sessions = [...readme.matchAll(/^```console\n\$ npx counterpoint (.*)\n([\s\S]*?)^```/gm)].map(
  ([, args, output]) => ({
    args: args!,
    output: output!,
  }),
);

describe('the README', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'counterpoint-readme-'));
    for (const { name, code } of files) writeFileSync(join(folder, name), code);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has code and commands to run', () => {
    expect(files.map(({ name }) => name)).toEqual([
      'bank.ts',
      'courier-elsewhere.ts',
      'lock.ts',
      'door.ts',
      'courier.ts',
      'family.ts',
    ]);
    expect(sessions.length).toBe(6);
  });

  test('shows code that type-checks under the strictest flags', () => {
    const compilerOptions = {
      ...JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions,
      paths: { counterpoint: [join(root, 'index.ts')] },
    };
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });

  test.each(sessions)('shows what `counterpoint $args` prints', ({ args, output }) => {
    const { stdout } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args.split(' ')], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(withoutCost(stdout).trim()).toBe(withoutCost(output).trim());
  });

  test('shows a door whose table is accepted', () => {
    const stdout = execFileSync(process.execPath, [join(root, 'dist/cli/main.js'), 'check', 'door.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stdout).toContain('it creaks at most once: holds (exhaustive)');
  });
});

/** Time and memory vary from run to run. */
function withoutCost(text: string): string {
  return text.replace(/\([\d.]+ s, [^)]*\)/g, '(cost)');
}
