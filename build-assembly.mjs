// Compiles the WebAssembly half of the search, and writes it as text into checker/kernel/linear/bytes.ts: so it is loaded wherever modules are.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const kernel = fileURLToPath(new URL('checker/kernel/', import.meta.url));
const target = join(kernel, 'linear/bytes.ts');

async function compile(flags) {
  const file = join(tmpdir(), `counterpoint-${process.pid}.wasm`);
  const memory = ['--importMemory', '--initialMemory', '1', '--maximumMemory', '65536', ...flags];
  const features = ['--enable', 'threads', '--enable', 'simd'];
  const options = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', ...features, '--debug', ...memory];
  const { error, stderr } = await asc.main([join(kernel, 'assembly/index.ts'), '--outFile', file, ...options]);
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`);
  const bytes = await readFile(file);
  await rm(file);
  return bytes.toString('base64');
}

const constant = (name, text) => `export const ${name} =\n  '${text}';\n`;
const takingAll = ['--use', 'LEAVES_OUT=0'];
const leavingOut = ['--use', 'LEAVES_OUT=1'];
const text = [
  '// Written by build-assembly.mjs (npm run build:assembly) from ../assembly/. A test compares.\n',
  constant('sharedBytes', await compile(['--sharedMemory', ...takingAll])),
  constant('plainBytes', await compile(takingAll)),
  constant('sharedBytesLeavingOut', await compile(['--sharedMemory', ...leavingOut])),
  constant('plainBytesLeavingOut', await compile(leavingOut)),
].join('\n');
if (process.argv.includes('--check')) {
  if ((await readFile(target, 'utf8')) !== text) throw new Error(`${target} is not what its sources compile to.`);
} else {
  await writeFile(target, text);
}
