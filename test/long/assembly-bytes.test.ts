import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const build = fileURLToPath(new URL('../../build-assembly.mjs', import.meta.url));

describe('the bytes of the WebAssembly half of the search', () => {
  it('are what its sources compile to', () => {
    expect(() => execFileSync(process.execPath, [build, '--check'], { stdio: 'pipe' })).not.toThrow();
  });
});
