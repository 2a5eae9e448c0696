import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
};

describe('the package, installed into an empty project', () => {
  let project = '';
  beforeAll(() => {
    project = mkdtempSync(join(tmpdir(), 'counterpoint-package-'));
    execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', project], { cwd: root });
    const [tarball] = readdirSync(project);
    execFileSync('tar', ['-xzf', tarball!], { cwd: project });
    mkdirSync(join(project, 'node_modules'));
    renameSync(join(project, 'package'), join(project, 'node_modules/counterpoint'));
    // Only what the package declares as its own dependencies is there to be found.
    for (const name of Object.keys(dependencies)) {
      symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
    }
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  });
  afterAll(() => rmSync(project, { recursive: true }));

  test('is used from plain JavaScript', () => {
    writeFileSync(
      join(project, 'lock.js'),
      `import { check, guarded, invariant, runCheck } from 'counterpoint';
       const one = guarded({ variables: { n: 0 }, actions: (action) => [action('step', { when: (s) => s.n < 3, run: (s) => { s.n += 1; } })] });
       const { findings } = runCheck(check('one', one, [invariant('below three', (s) => s.n < 3)]));
       console.log(findings[0].verdict.outcome, findings[0].verdict.evidence.execution.steps.length);`,
    );
    expect(execFileSync(process.execPath, ['lock.js'], { cwd: project, encoding: 'utf8' })).toBe('violated 3\n');
  });

  test('is used from TypeScript, with its types', () => {
    writeFileSync(
      join(project, 'model.ts'),
      `import { at, check, type Check, perfect, process, safety, system } from 'counterpoint';
       interface Echo { local: number; message: 'hello'; request: 'go'; indication: 'done' }
       const echo = process<Echo>({
         init: () => 0,
         upon: {
           request(state, _go, fx) { fx.send('q', 'hello'); return state; },
           // @ts-expect-error: the protocol has no such indication.
           deliver(state, _from, _message, fx) { fx.indicate('finished'); return state; },
         },
       });
       // @ts-expect-error: p understands no such request.
       system({ processes: { p: echo }, links: perfect(), inputs: [at('p', 'stop')] });
       // @ts-expect-error: the system has no such process.
       system({ processes: { p: echo }, links: perfect(), inputs: [at('r', 'go')] });
       const two = system({ processes: { p: echo, q: echo }, links: perfect(), inputs: [at('p', 'go')] });
       const example: Check = check('echo', two, [safety('quiet', { observes: ['indication'] }, (trace) => trace.length === 0)]);
       export default example;`,
    );
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2023',
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    };
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['model.ts'] }));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  test('has the command', () => {
    const main = join(project, 'node_modules/counterpoint/dist/cli/main.js');
    const { stdout, status } = spawnSync(process.execPath, [main, 'check', 'model.ts'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(stdout).toContain('quiet: violated in 2 steps');
    expect(status).toBe(1);
  });

  test('holds what it needs and nothing else', () => {
    const folder = join(project, 'node_modules/counterpoint');
    expect(readdirSync(folder).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  });
});
