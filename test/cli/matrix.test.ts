import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { folderWith, run, start } from './command-line.ts';
import { letters } from './fixtures/letter.ts';

describe('matrix', () => {
  test('prints a table per property, and the assumptions that follow', async () => {
    const { code, stdout, stderr } = await run(['matrix', 'letter.ts']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`letters

read once
                            perfect  perfect with 1 copy       UDP
  no failure; asynchronous  ✓        ✗ 1 duplication, 3 steps  ✗ 1 duplication, 3 steps

what is written is read
                            perfect  perfect with 1 copy  UDP
  no failure; asynchronous  ✓        ✓                    ✗ no fault, 1 step, stops

read once: holds under, at the weakest,
  no failure; perfect; asynchronous
    just outside: no failure; perfect with 1 copy; asynchronous: ✗ 1 duplication, 3 steps
    just outside: no failure; UDP; asynchronous: ✗ 1 duplication, 3 steps
what is written is read: holds under, at the weakest,
  no failure; perfect with 1 copy; asynchronous
    just outside: no failure; UDP; asynchronous: ✗ no fault, 1 step, stops

What is the hardest model in which all of it still holds?
  no failure; perfect; asynchronous
    just outside: no failure; perfect with 1 copy; asynchronous: read once: ✗ 1 duplication, 3 steps
    just outside: no failure; UDP; asynchronous: read once: ✗ 1 duplication, 3 steps; and 1 more
What is the most appropriate one?
  no failure; perfect; asynchronous
  (by this rule: of the hardest, the one that is at least as hard as the most of the models asked for, here 1 of 3)

`);
  });

  test('in Markdown, links each violated cell to its diagram, which is there', async () => {
    const folder = folderWith({});
    const { stdout } = await run(['matrix', 'letter.ts', '--format', 'markdown', '--diagrams', folder]);
    const links = [...stdout.matchAll(/\[✗[^\]]*\]\(([^)]*)\)/g)].map(([, path]) => path!);
    expect(links.length).toBe(3);
    expect(links.filter((path) => !existsSync(decodeURI(path)))).toEqual([]);
    expect(readdirSync(folder).length).toBe(3);
    expect(stdout).toContain('| no failure; asynchronous | ✓ | [✗ 1 duplication, 3 steps](');
  });

  test('prints one JSON document, with the whole verdict of each cell and the conclusions', async () => {
    const { stdout } = await run(['matrix', 'letter.ts', '--json']);
    const { matrices, ...document } = JSON.parse(stdout);
    expect(document).toMatchObject({ schema: 'counterpoint/matrix@1', exitCode: 0, interrupted: false, problems: [] });
    expect(matrices[0].protocol).toBe(letters.name);
    expect(
      matrices[0].cells.map(({ findings }: { findings: { cell: string }[] }) => findings.map(({ cell }) => cell)),
    ).toEqual([
      ['holds', 'holds'],
      ['violated', 'holds'],
      ['violated', 'violated'],
    ]);
    expect(matrices[0].conclusions.appropriate.at.links).toBe('perfect');
  });

  test('says in one sentence what is asked for in vain', async () => {
    const shipped =
      "the protocols are: bank over best-effort broadcast, bank over a sequencer, eager reliable broadcast, Bracha's broadcast among 4, Bracha's broadcast among 3.";
    expect(await run(['matrix'])).toMatchObject({
      code: 3,
      stdout: '',
      stderr: `counterpoint: expected a protocol or a module that exports a family, found none; ${shipped}\n`,
    });
    expect((await run(['matrix', 'no such thing'])).stderr).toBe(
      `counterpoint: expected a protocol or a module that exports a family, found "no such thing"; ${shipped}\n`,
    );
    const cwd = folderWith({ 'checks.ts': 'export default 1;' });
    expect((await run(['matrix', 'checks.ts'], { cwd })).stderr).toBe(
      "counterpoint: checks.ts: expected a family to be exported, found none; write `export const mine = family('…', { system, properties, failures, links, timing })`.\n",
    );
  });

  test.skipIf(process.platform === 'win32')('prints what was found so far, if it is stopped', async () => {
    const { child, ended, said } = start(['matrix', 'long.ts']);
    await said('searching');
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(2);
    expect(stdout).toMatch(/no failure; asynchronous {2}✓ so far \[1\] {2}… not run\n/);
    expect(stdout).toMatch(/^\[1\] holds within \d+ steps? \(bound: interrupted\)$/m);
    expect(stdout).toContain('Stopped after 1 of 2 combinations: nothing is said of the others.');
  });
});
