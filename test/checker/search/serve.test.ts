import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { describe, expect, it } from 'vitest';
import { searchThreads } from '../../../cli/search-threads.ts';

/** Where a thread finds the address of what it is to write to; and the addresses of a job. */
const target = 1024;
const job = { block: 0, round: 1028, finished: 1032, ending: 1036, failed: 1040 };

/** Writes to the address that stands at `target`, once per round. */
const source = `
  export function setThread(block: u32): void {}
  export function work(ranges: u32): bool {
    atomic.store<u32>(load<u32>(${target}), 1);
    return false;
  }`;

async function compiled(): Promise<WebAssembly.Module> {
  const file = join(tmpdir(), `counterpoint-serve-${process.pid}`);
  writeFileSync(`${file}.ts`, source);
  const memory = ['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '4096'];
  const options = ['--runtime', 'stub', '--enable', 'threads', ...memory];
  const { error, stderr } = await asc.main([`${file}.ts`, '--outFile', `${file}.wasm`, ...options]);
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  const bytes = readFileSync(`${file}.wasm`);
  for (const end of ['ts', 'wasm']) rmSync(`${file}.${end}`);
  return new WebAssembly.Module(bytes);
}

describe('a thread that serves', () => {
  it('has all of the memory, if that has grown while the thread was started', { timeout: 60_000 }, async () => {
    const module = await compiled();
    const crew = searchThreads(2);
    const failed: number[] = [];
    for (let turn = 0; turn < 4_000; turn++) {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 4096, shared: true });
      crew.start({ module, memory, ...job });
      for (let pages = 0; pages < turn % 8; pages++) memory.grow(1);
      const words = new Int32Array(memory.buffer);
      words[target / 4] = memory.buffer.byteLength - 4;
      Atomics.add(words, job.round / 4, 1);
      Atomics.notify(words, job.round / 4);
      while (Atomics.load(words, job.finished / 4) === 0 && Atomics.load(words, job.failed / 4) === 0) {
        Atomics.wait(words, job.finished / 4, 0, 1000);
      }
      if (words.at(-1) !== 1) failed.push(turn);
      Atomics.store(words, job.ending / 4, 1);
      Atomics.add(words, job.round / 4, 1);
      Atomics.notify(words, job.round / 4);
    }
    expect(failed).toEqual([]);
  });
});
