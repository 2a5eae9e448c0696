import { describe, expect, test } from 'vitest';
import { folderWith, moduleText, run } from './command-line.ts';

describe('list', () => {
  test('names checks, their properties, and what is expected other than that they hold', async () => {
    expect(await run(['list', 'outcomes.ts', '--only', 'violated'])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: `outcomes.ts
  violated
    a below 2 (invariant)
  violated as expected
    in range (invariant)
    a below 2 (invariant), expected: violated
`,
    });
  });

  test('runs no search', async () => {
    expect(await run(['list', 'long.ts'])).toMatchObject({ code: 0 });
  });

  test('as one JSON document', async () => {
    const cwd = folderWith({ 'm.ts': moduleText("console.log('hello')") });
    const { stdout } = await run(['list', 'm.ts', 'n.ts', '--json'], { cwd });
    expect(JSON.parse(stdout)).toEqual({
      schema: 'counterpoint/list@1',
      version: expect.any(String),
      checks: [
        { name: 'counter', module: 'm.ts', properties: [{ name: 'in range', kind: 'invariant', expected: 'holds' }] },
      ],
      problems: [{ kind: 'bad input', module: 'n.ts', message: 'n.ts: there is no such file or folder.' }],
    });
  });

  test('without modules lists the shipped corpus', async () => {
    const { code, stdout } = await run(['list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^the shipped corpus\n {2}\S/);
  });
});

describe('help', () => {
  test('shows examples and the exit codes', async () => {
    const { code, stdout } = await run(['check', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:\n');
    expect(stdout).toContain('Exit codes (of several, the most serious: 3, 1, 4, 2):\n');
  });

  test('without a command is shown as bad input', async () => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('Usage: counterpoint');
  });
});
