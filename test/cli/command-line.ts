import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The built command. */
export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The folder of the fixtures: the tests run the command there, so that its output names no place of one machine. */
export const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once the command has written this to standard error. */
  said(text: string): Promise<void>;
}

interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built command as a user does. */
export function start(args: readonly string[], { cwd = fixtures, env = {} }: Surroundings = {}): Running {
  const { FORCE_COLOR: _, NO_COLOR: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [main, ...args], { cwd, env: { ...inherited, ...env } });
  const output = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, ...output }));
  });
  const said = (text: string) =>
    new Promise<void>((resolve) => {
      const listener = () => {
        if (!output.stderr.includes(text)) return;
        listeners.delete(listener);
        resolve();
      };
      listeners.add(listener);
      listener();
    });
  return { child, ended, said };
}

/** Runs the built command to its end. */
export function run(args: readonly string[], surroundings?: Surroundings): Promise<Ended> {
  return start(args, surroundings).ended;
}

/** A folder of its own with these files, outside of any package; removed after the test. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'model-folder-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

/** The text of a module with one check that holds, whatever comes before it. */
export function moduleText(...before: readonly string[]): string {
  return [
    "import { check, guarded, invariant } from 'counterpoint';",
    ...before,
    "const system = guarded({ variables: { n: 0 }, actions: (action) => [action('up', { when: (s) => s.n < 2, run: (s) => { s.n += 1; } })] });",
    "export default check('counter', system, [invariant('in range', (s) => s.n <= 2)]);",
    '',
  ].join('\n');
}

/** The function's first result, again and again: for what several tests look at. */
export function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}
