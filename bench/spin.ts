import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { SpinModel } from './models/bench-model.ts';
import { readSpinReport, type SpinReport } from './spin-report.ts';

const run = promisify(execFile);

/** SPIN's own models; the command runs in the root of the package. */
const models = resolve('bench', 'spin');

/** Why SPIN cannot run here, in one line; undefined if it can. */
export async function spinMissing(): Promise<string | undefined> {
  for (const [program, version] of [
    ['spin', '-V'],
    ['gcc', '--version'],
  ] as const) {
    try {
      await run(program, [version]);
    } catch {
      return `SPIN does not run here: there is no ${program}. On Debian: apt-get install spin gcc.`;
    }
  }
  return undefined;
}

/** A model that SPIN has made a checker of. */
export interface SpinChecker {
  /** Exact search in depth. */
  run(): Promise<SpinReport>;
  remove(): Promise<void>;
}

/**
 * Has SPIN make a checker, with the compiler's best effort.
 *
 * @param states how many there are: the hash table has at least as many slots, which is what suits SPIN best
 * @param reduces whether it leaves out steps, by its partial-order reduction
 */
export async function spinChecker(
  { file, ofProcesses = file, constants, depthMax }: SpinModel,
  states: number,
  reduces: boolean,
): Promise<SpinChecker> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpoint-spin-'));
  const here = { cwd: folder, maxBuffer: 2 ** 26 };
  const sizes = Object.entries(constants).map(([name, value]) => `-D${name}=${value}`);
  await run('spin', [...sizes, '-a', join(models, reduces ? ofProcesses : file)], here);
  await run('gcc', ['-O3', '-DSAFETY', ...(reduces ? [] : ['-DNOREDUCE']), '-o', 'pan', 'pan.c'], here);
  const depth = depthMax === 'all states' ? states + 1000 : depthMax;
  const words = ['-n', `-m${depth}`, `-w${Math.max(16, Math.ceil(Math.log2(states)))}`];
  return {
    run: async () => readSpinReport((await run(join(folder, 'pan'), words, here)).stdout),
    remove: () => rm(folder, { recursive: true }),
  };
}
