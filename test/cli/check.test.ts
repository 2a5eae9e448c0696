import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exitCodeOf, mostSerious } from '../../cli/exit-code.ts';
import type { JsonReport } from '../../cli/json-report.ts';
import { folderWith, moduleText, once, run } from './command-line.ts';

/** All checks of that file, as a text and as a document. */
const ofAll = once(() => run(['check', 'outcomes.ts']));
const documentOfAll = once(
  async () => JSON.parse((await run(['check', 'outcomes.ts', '--json'])).stdout) as JsonReport,
);

/** The lines with names of checks and verdicts on properties: what the command adds to is there. */
function headings(report: string): readonly string[] {
  return report.split('\n').filter((line) => /^(?: {2})?\S/.test(line) && !line.startsWith('  user code'));
}

describe('the report', () => {
  test('says beside each verdict what was expected of it, unless that goes without saying', async () => {
    const { stdout, stderr, code } = await run(['check', 'outcomes.ts', '--only', 'violated*expected']);
    expect({ headings: headings(stdout), stderr, code }).toEqual({
      code: 0,
      stderr: '',
      headings: [
        'violated as expected',
        '  in range: holds (exhaustive)',
        '  a below 2: violated in 2 steps, as expected',
        '1 check, 2 properties: all as expected',
      ],
    });
    expect(stdout).toContain('\n    1. up(a)\n');
    expect(stdout).toContain('\n    2. up(a)\n');
  });

  test('counts what is not as expected, and the exit code is that of the most serious', async () => {
    const { stdout, code } = await ofAll();
    expect(code).toBe(1);
    expect(
      headings(stdout)
        .filter((line) => line.startsWith('  '))
        .map((line) => line.trim()),
    ).toEqual([
      'in range: holds (exhaustive)',
      'a below 2: violated in 2 steps, but expected: holds',
      'in range: holds (exhaustive)',
      'a below 2: violated in 2 steps, as expected',
      'in range: holds (exhaustive), but expected: violated',
      'in range: holds up to a bound: within 2 steps (bound: depth 2), but expected: holds',
      'in range: holds up to a bound: within 2 steps (bound: depth 2), as expected',
      'nothing to see: vacuous: in every configuration some step is enabled, but expected: holds',
      expect.stringMatching(/^nothing is owed: refused: .*, but expected: holds$/),
      'both at the top: inconclusive: no witness within 4 steps (bound: depth 4), but expected: holds',
      'both at the top: holds, with a witness of 6 steps',
    ]);
    expect(stdout).toMatch(/\n10 checks, 11 properties: 5 as expected, 6 not\n$/);
  });

  test('is in colour only where that is asked for', async () => {
    const sequence = '\u001b[';
    expect((await ofAll()).stdout).not.toContain(sequence);
    const forced = await run(['check', 'outcomes.ts'], { env: { FORCE_COLOR: '1' } });
    expect(forced.stdout).toContain(
      `${sequence}31m  a below 2: violated in 2 steps, but expected: holds${sequence}39m`,
    );
  });

  test('with --quiet shows only checks with something unexpected', async () => {
    const { stdout } = await run(['check', 'outcomes.ts', '--only', 'bounded*', '--quiet']);
    expect(stdout).toMatch(/^bounded\n[\s\S]*\n2 checks, 2 properties: 1 as expected, 1 not\n$/);
    expect(stdout).not.toContain('bounded as expected');
  });
});

describe('each way of relating to what was expected has its exit code', () => {
  test.each<[string, number]>([
    ['witness', 0],
    ['violated as expected', 0],
    ['bounded as expected', 0],
    ['bounded', 2],
    ['vacuous', 2],
    ['refused', 2],
    ['inconclusive', 2],
    ['missed violation', 4],
  ])('%s: %i', async (name, code) => {
    const { findings } = (await documentOfAll()).checks.find((check) => check.name === name)!;
    expect(mostSerious(findings.map(({ expected, outcome }) => exitCodeOf(expected, outcome, false)))).toBe(code);
  });

  test('and the process ends with it', async () => {
    expect(await run(['check', 'outcomes.ts', '--only', 'witness'])).toMatchObject({ code: 0 });
    expect(await run(['check', 'outcomes.ts', '--only', 'inconclusive'])).toMatchObject({ code: 2 });
    expect(await run(['check', 'outcomes.ts', '--only', 'missed violation'])).toMatchObject({ code: 4 });
  });

  test('a bound on the command line turns an expected "holds" into a bounded one', async () => {
    expect(await run(['check', 'outcomes.ts', '--only', 'witness', '--depth', '6'])).toMatchObject({ code: 0 });
    expect(await run(['check', 'outcomes.ts', '--only', 'witness', '--depth', '5'])).toMatchObject({ code: 2 });
    expect(await run(['check', 'outcomes.ts', '--only', 'missed', '--states', '3'])).toMatchObject({ code: 4 });
  });

  test('bad input beside a violation is the more serious', async () => {
    const ended = await run(['check', 'outcomes.ts', 'nowhere.ts']);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toBe('counterpoint: nowhere.ts: there is no such file or folder.\n');
    expect(ended.stdout).toMatch(/\n10 checks, 11 properties: 5 as expected, 6 not; 1 problem besides\n$/);
  });
});

describe('--json', () => {
  test('prints one document, and nothing else, to standard output', async () => {
    const cwd = folderWith({ 'talkative.ts': moduleText("console.log('I am here');") });
    const { stdout, stderr, code } = await run(['check', 'talkative.ts', 'nowhere.ts', '--json'], { cwd });
    // What the command prints is what the schema says.
    const report = JSON.parse(stdout) as JsonReport;
    const { cost, ...finding } = report.checks[0]!.findings[0]!;
    expect({ ...report, checks: [{ ...report.checks[0], findings: [finding] }] }).toEqual({
      schema: 'counterpoint/report@1',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      exitCode: 3,
      interrupted: false,
      summary: { checks: 1, properties: 1, asExpected: 1 },
      checks: [
        {
          name: 'counter',
          module: 'talkative.ts',
          userCalls: expect.any(Number),
          transitions: expect.any(Number),
          diagrams: [],
          findings: [
            {
              property: 'in range',
              kind: 'invariant',
              expected: 'holds',
              outcome: 'holds',
              asExpected: true,
              verdict: {
                outcome: 'holds',
                extent: 'exhaustive',
                assumptions: ['guarded actions, one at a time'],
                warnings: [],
              },
              explored: { states: 3, transitions: 2, depth: 2 },
              diagrams: [],
            },
          ],
        },
      ],
      notRun: [],
      problems: [{ kind: 'bad input', module: 'nowhere.ts', message: 'nowhere.ts: there is no such file or folder.' }],
      skipped: [],
    });
    expect(cost).toEqual({
      seconds: expect.any(Number),
      statesPerSecond: expect.any(Number),
      bytes: expect.any(Number),
      bytesPerState: expect.any(Number),
    });
    expect(code).toBe(3);
    expect(stderr.split('\n').sort()).toEqual([
      '',
      'I am here',
      'counterpoint: nowhere.ts: there is no such file or folder.',
    ]);
  });

  test('holds the counterexample', async () => {
    const { exitCode, checks } = await documentOfAll();
    const violated = checks.filter(({ name }) => name === 'violated as expected');
    expect({ exitCode, violated }).toMatchObject({
      exitCode: 1,
      violated: [
        {
          findings: [
            {},
            {
              property: 'a below 2',
              expected: 'violated',
              outcome: 'violated',
              verdict: { evidence: { kind: 'bad prefix', execution: { steps: [{ number: 1 }, { number: 2 }] } } },
            },
          ],
        },
      ],
    });
  });
});

describe('--diagrams', () => {
  test('writes each counterexample and witness into a file of its own, and lists the files', async () => {
    const folder = join(folderWith({}), 'new', 'folder');
    const { stdout } = await run(['check', 'outcomes.ts', '--diagrams', folder]);
    const files = ['violated--a-below-2.mmd', 'violated-as-expected--a-below-2.mmd', 'witness--both-at-the-top.mmd'];
    expect(readdirSync(folder).sort()).toEqual(files);
    for (const file of files) expect(readFileSync(join(folder, file), 'utf8')).toContain('sequenceDiagram');
    expect(stdout).toContain(`\nDiagrams:\n${files.map((file) => `  ${join(folder, file)}\n`).join('')}10 checks`);
  });

  test('names them in the JSON document', async () => {
    const folder = folderWith({});
    const { stdout } = await run(['check', 'outcomes.ts', '--only', 'witness', '--json', '--diagrams', folder]);
    expect(JSON.parse(stdout)).toMatchObject({
      checks: [{ findings: [{ diagrams: [join(folder, 'witness--both-at-the-top.mmd')] }] }],
    });
  });

  test('into a place that is no folder is bad input', async () => {
    const cwd = folderWith({ 'model.ts': moduleText(), file: '' });
    const { code, stderr, stdout } = await run(['check', 'model.ts', '--diagrams', 'file'], { cwd });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^counterpoint: file: the diagrams cannot be written into this folder: .*\n$/);
  });

  test.runIf(existsSync('/proc/self'))('into a file system that makes no folders is bad input', async () => {
    const { code, stderr } = await run(['check', 'outcomes.ts', '--only', 'witness', '--diagrams', '/proc/x/y']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/^counterpoint: \/proc\/x\/y: the diagrams cannot be written into this folder: .*\n$/);
  });

  test('without a browser says in one line how to get pictures, and the verdicts stand', async () => {
    const folder = folderWith({});
    const args = ['check', 'outcomes.ts', '--only', 'witness', '--diagrams', folder, '--render', 'svg'];
    const { code, stderr } = await run(args, { env: { PUPPETEER_EXECUTABLE_PATH: join(folder, 'no-browser') } });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^No pictures: .*no-browser, which does not exist.*\n$/);
    expect(readdirSync(folder)).toEqual(['witness--both-at-the-top.mmd']);
  });
});
