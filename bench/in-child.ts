import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Runs a command of this program in a process of its own, and reads the JSON that it prints.
 *
 * @param nodeOptions for the process: "--cpu-prof"
 */
export async function inChild<Result>(words: readonly string[], nodeOptions: readonly string[] = []): Promise<Result> {
  const { stdout } = await run(process.execPath, [...nodeOptions, process.argv[1]!, ...words], {
    maxBuffer: 2 ** 26,
  });
  // The command is this program's own: what it prints is what its caller expects.
  return JSON.parse(stdout) as Result;
}
