import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fixtures, folderWith, main, moduleText, once, run } from './command-line.ts';

/** Files in a folder, and the one sentence that the command says about the first of them. */
const cases: readonly [string, Readonly<Record<string, string>>, string][] = [
  ['a syntax error', { 'm.ts': 'const a = 1;\nconst = 3;\n' }, 'm.ts:2:7: Expected identifier but found "=".'],
  [
    'a syntax error in a file that is imported',
    { 'm.ts': "import './part';\n", 'part.ts': '\n\n  )' },
    'part.ts:3:3: Unexpected ")".',
  ],
  [
    'two processes of one name',
    {
      'm.ts':
        "import { perfect, process, system } from 'counterpoint';\nconst p = process({ init: () => 0 });\nexport default system({ processes: { p, q: p, p: p }, links: perfect() });\n",
    },
    'm.ts:3:47: Duplicate key "p" in object literal.',
  ],
  ['several errors', { 'm.ts': "import './a';\nimport './b';\n" }, 'm.ts:1:8: Could not resolve "./a" (and 1 more).'],
  [
    'a package that is not installed',
    { 'm.ts': "import leftPad from 'left-pad';\nexport default leftPad;\n" },
    'm.ts:1:21: Could not resolve "left-pad"; install it where this file can import it.',
  ],
  [
    'a name that the library does not export',
    { 'm.ts': "import { chekc } from 'counterpoint';\nexport default chekc;\n" },
    "m.ts: this module could not be imported: SyntaxError: The requested module 'counterpoint' does not provide an export named 'chekc'.",
  ],
  [
    'a module that throws',
    { 'm.ts': 'interface Unused {\n  x: number;\n}\nconst a: any = null;\nexport default a.b.c;\n' },
    "m.ts:5:18: this module throws while it is being imported: TypeError: Cannot read properties of null (reading 'b').",
  ],
  [
    'a module that throws no error',
    { 'm.ts': "throw 'a fit';\n" },
    'm.ts: this module could not be imported: the value a fit.',
  ],
  [
    'a module that ends the process',
    { 'm.ts': 'process.exit(0);\n' },
    'm.ts: this module ends the process; it must not call process.exit.',
  ],
  [
    'a callback that throws later',
    { 'm.ts': "setTimeout(() => {\n  throw new Error('late');\n});\nawait new Promise(() => {});\n" },
    'm.ts:2:9: this code throws after its module was imported: Error: late.',
  ],
  [
    'a check that contradicts itself',
    { 'm.ts': "import { check } from 'counterpoint';\nexport default check('empty', { model() {} } as any, []);\n" },
    'm.ts: check "empty": expected a list of properties as the third argument, found none. State at least one.',
  ],
  [
    'no default export',
    { 'm.ts': 'export const a = 1;\n' },
    'm.ts: expected checks as the default export, but there is no default export; write `export default check(...)`.',
  ],
  [
    'a check that is not the default export',
    { 'm.ts': moduleText().replace('export default', 'export const mine =') },
    'm.ts: the check mine is exported by name, but expected as the default export; write `export default mine`.',
  ],
  [
    'a default export that is no check',
    { 'm.ts': 'export default { states: [] };\n' },
    'm.ts: expected a check or an array of checks as the default export, but it is an object with states; write `export default check(...)`.',
  ],
  ['a file of another kind', { 'm.md': '# Model\n' }, 'm.md: expected a TypeScript or JavaScript module, or a folder.'],
];

/** All of them in one run, each in its folder: `case-0/m.ts`, `case-1/m.ts`, … and a good one at the end. */
const inOneRun = once(async () => {
  const files = cases.flatMap(([, files], index) =>
    Object.entries(files).map(([name, text]) => [`case-${index}/${name}`, text] as const),
  );
  const cwd = folderWith({ ...Object.fromEntries(files), 'good.ts': moduleText() });
  return run(['check', ...cases.map(([, files], index) => `case-${index}/${Object.keys(files)[0]}`), 'good.ts'], {
    cwd,
  });
});

describe('a mistake in a module is one sentence, without a stack trace', () => {
  test.each(cases.map(([mistake, , sentence], index) => [mistake, index, sentence] as const))(
    '%s',
    async (_, index, sentence) => {
      const lines = (await inOneRun()).stderr.split('\n').filter((line) => line.includes(`case-${index}/`));
      expect(lines).toEqual([`counterpoint: case-${index}/${sentence}`]);
    },
  );

  test('nothing else is said, the other modules are checked, and the exit code is that of bad input', async () => {
    const { code, stdout, stderr } = await inOneRun();
    expect(code).toBe(3);
    expect(stderr.trimEnd().split('\n')).toHaveLength(cases.length);
    expect(stdout).toMatch(/\n1 check, 1 property: all as expected; 15 problems besides\n$/);
  });

  test('where there is nothing but a mistake, nothing but the sentence is said', async () => {
    const { code, stdout, stderr } = await run(['check', 'm.ts'], { cwd: folderWith({ 'm.ts': 'export default )' }) });
    expect({ code, stdout, stderr }).toEqual({
      code: 3,
      stdout: '',
      stderr: 'counterpoint: m.ts:1:16: Unexpected ")".\n',
    });
  });

  test('an empty name, as of an unset variable, is no name of the folder in which it is said', async () => {
    const { code, stdout, stderr } = await run(['check', '']);
    expect({ code, stdout, stderr }).toEqual({
      code: 3,
      stdout: '',
      stderr: 'counterpoint: expected the name of a file or a folder, found an empty one; write . for this folder.\n',
    });
  });

  test.skipIf(!existsSync('/dev/full'))('standard output on a full disk is told in a sentence', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', '"$0" "$1" list outcomes.ts > /dev/full', process.execPath, main],
      {
        cwd: fixtures,
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toEqual({
      status: 3,
      stderr: 'counterpoint: standard output cannot be written: ENOSPC: no space left on device, write.\n',
    });
  });

  test('an action that throws while it is being checked is told with its file, line and column', async () => {
    const { code, stdout, stderr } = await run(['check', 'throwing.ts']);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^counterpoint: throwing: .*throwing\.ts:9:15.*no such thing.*\n$/);
  });
});

/** What a module keeps when it is imported, what an action makes of it later, and the name under which it is told. */
const kept: readonly [string, string, string][] = [
  ['const r = Math.random;', 'r()', 'Math.random'],
  ['const { now } = Date;', 'now()', 'Date.now'],
  ['const D = Date;', 'new D()', 'Date'],
  ['const D = Date;', 'D()', 'Date'],
  ['const now = performance.now.bind(performance);', 'now()', 'performance.now'],
  ['const later = setTimeout;', 'later(() => {}, 0)', 'setTimeout'],
  ['const later = queueMicrotask;', 'later(() => {})', 'queueMicrotask'],
  ['const { nextTick } = process;', 'nextTick(() => {})', 'process.nextTick'],
  ['const { hrtime } = process;', 'hrtime.bigint()', 'process.hrtime.bigint'],
  ['const id = crypto.randomUUID.bind(crypto);', 'id()', 'crypto.randomUUID'],
  ["import { randomInt } from 'node:crypto';", 'randomInt(2)', 'crypto.randomInt'],
  ['const { bigint } = process.hrtime;', 'bigint()', 'process.hrtime.bigint'],
  ['const D = new Date().constructor;', 'new D()', 'Date'],
  ["import { setTimeout as later } from 'node:timers';", 'later(() => {}, 0)', 'setTimeout'],
  ["const format = new Intl.DateTimeFormat('en');", 'format.format()', 'Intl.DateTimeFormat'],
  ["const { format } = new Intl.DateTimeFormat('en');", 'format()', 'Intl.DateTimeFormat'],
  ["const format = new Intl.DateTimeFormat('en');", 'format.formatToParts()', 'Intl.DateTimeFormat.formatToParts'],
];

describe('what a module keeps of chance, time and later callbacks is of no use to its functions', () => {
  const slyText = (keeping: string, use: string) =>
    [
      "import { check, guarded, invariant } from 'counterpoint';",
      keeping,
      'const run = (s) => { USE; s.n = 1; };'.replace('USE', use),
      "const system = guarded({ variables: { n: 0 }, actions: (action) => [action('act', { when: (s) => s.n < 1, run })] });",
      "export default check('sly', system, [invariant('true', () => true)]);",
    ].join('\n');
  const inOneRun = once(() => {
    const files = kept.map(([keeping, use], index) => [`sly-${index}.js`, slyText(keeping, use)] as const);
    return run(['check', ...files.map(([name]) => name)], { cwd: folderWith(Object.fromEntries(files)) });
  });

  test.each(kept.map(([keeping, use, name], index) => [keeping, use, name, index] as const))(
    '%s … %s',
    async (_, __, name, index) => {
      const { code, stdout, stderr } = await inOneRun();
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr.trimEnd().split('\n')[index]).toBe(
        `counterpoint: sly: action act uses ${name}: expected a pure function of its inputs. Let the environment choose: make it an input, a timer or a message.`,
      );
    },
  );

  test('but works as ever while the module is imported', async () => {
    const cwd = folderWith({
      'm.js': moduleText(
        'const tokens = [Math.random(), Date.now(), new Date().getTime(), performance.now(), Number(process.hrtime.bigint())];',
        "if (!tokens.every(Number.isFinite) || !(new Date(0) instanceof Date)) throw new Error('odd');",
        'await new Promise((resolve) => setTimeout(resolve, 1));',
      ),
    });
    const { code, stderr } = await run(['check', 'm.js'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('a mistake on the command line is one sentence', () => {
  test.each<[readonly string[], string]>([
    [['check', 'nowhere.ts'], 'nowhere.ts: there is no such file or folder.'],
    [
      ['check', '--depth', 'deep'],
      "option '--depth <steps>' argument 'deep' is invalid. Write a whole number, 0 or more.",
    ],
    [
      ['check', '--states', '0'],
      "option '--states <number>' argument '0' is invalid. Write a whole number, 1 or more.",
    ],
    [
      ['check', '--memory', '3X'],
      "option '--memory <size>' argument '3X' is invalid. Write a size such as 512M or 2G.",
    ],
    [
      ['check', '--diagrams', 'd', '--render', 'gif'],
      "option '--render <format>' argument 'gif' is invalid. Allowed choices are svg, png.",
    ],
    [['check', '--render', 'svg'], '--render draws the diagrams of --diagrams <folder>; name that folder as well.'],
    [
      ['check', '--json', '--table'],
      '--json and --table are two ways of printing the same verdicts; choose one of them.',
    ],
    [['check', '--dept', '3'], "unknown option '--dept' (Did you mean --depth?)"],
    [['chekc'], "unknown command 'chekc' (Did you mean check?)"],
    [
      ['check', 'outcomes.ts', '--only', 'bnak'],
      'no check\'s name matches "bnak"; the names are: holds, violated, violated as expected, missed violation, bounded, bounded as expected, vacuous, refused, inconclusive, witness.',
    ],
  ])('%j', async (args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: '', stderr: `counterpoint: ${sentence}\n` });
  });
});

describe('folders', () => {
  const script = "throw new Error('this script is not run')";

  test('every module below a folder is checked; files without checks are skipped, saying so', async () => {
    const cwd = folderWith({
      'models/one.ts': moduleText(),
      'models/deeper/two.js': moduleText(),
      'models/deeper/three.mjs': moduleText(),
      'models/part.ts': 'export const part = 1;\n',
      'models/script.ts': script,
      'models/config.js': 'export default { port: 80 };\n',
      'models/types.d.ts': 'export default interface Nothing {}\n',
      'models/notes.md': '# Notes\n',
      'models/.hidden/four.ts': script,
      'models/node_modules/five/index.js': `${script}; export default 1;`,
    });
    const { code, stdout, stderr } = await run(['check', 'models'], { cwd });
    expect(stderr).toBe('Skipped, because they export no checks: models/config.js, models/part.ts, models/script.ts\n');
    expect(stdout).toMatch(/\n3 checks, 3 properties: all as expected\n$/);
    expect(code).toBe(0);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      'without modules',
      { 'models/notes.md': '' },
      'models: there is no TypeScript or JavaScript module in this folder.',
    ],
    [
      'without checks',
      { 'models/part.ts': 'export const part = 1;\n' },
      'models: no module in this folder exports checks as its default export.',
    ],
  ])('a folder %s is bad input', async (_, files, sentence) => {
    const { code, stdout, stderr } = await run(['check', 'models', '--quiet'], { cwd: folderWith(files) });
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: '', stderr: `counterpoint: ${sentence}\n` });
  });

  test('a broken module in a folder is bad input, and the others are checked', async () => {
    const cwd = folderWith({ 'a.ts': 'export default )', 'b.ts': moduleText() });
    const { code, stdout, stderr } = await run(['check', '.'], { cwd });
    expect(code).toBe(3);
    expect(stderr).toBe('counterpoint: a.ts:1:16: Unexpected ")".\n');
    expect(stdout).toMatch(/\n1 check, 1 property: all as expected; 1 problem besides\n$/);
  });

  test('a module that was named twice is checked once', async () => {
    const cwd = folderWith({ 'm.ts': moduleText() });
    expect((await run(['check', 'm.ts', '.', './m.ts'], { cwd })).stdout).toMatch(/\n1 check, 1 property: /);
  });
});
