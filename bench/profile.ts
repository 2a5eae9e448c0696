import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inChild } from './in-child.ts';
import type { BenchModel } from './models/bench-model.ts';
import { type CpuProfile, type SelfTime, selfTimes } from './self-times.ts';

/** Where this program lies: names of files are shown from there. */
const root = fileURLToPath(new URL('..', import.meta.url));

/** Profiles one check in a process of its own: the functions that take most of the time, each without those that it calls. */
export async function profile(model: BenchModel): Promise<readonly SelfTime[]> {
  const folder = await mkdtemp(join(tmpdir(), 'counterpoint-profile-'));
  try {
    await inChild(['measure', model.name, model.form, '1', 'none'], ['--cpu-prof', `--cpu-prof-dir=${folder}`]);
    const [file] = await readdir(folder);
    // Node writes this format.
    const written = JSON.parse(await readFile(join(folder, file!), 'utf8')) as CpuProfile;
    return selfTimes(written, placeOf);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function placeOf(url: string, line: number): string {
  if (url === '') return '';
  return `${url.startsWith('file:') ? relative(root, fileURLToPath(url)) : url}:${line + 1}`;
}
