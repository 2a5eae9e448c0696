import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonReport } from '../../cli/json-report.ts';
import { folderWith, moduleText, once, run } from './command-line.ts';

/** The first file of each is a model in a folder with nothing else: no package.json, no node_modules, no tsconfig.json. */
const styles: readonly [string, Readonly<Record<string, string>>][] = [
  ['TypeScript', { 'm.ts': moduleText('const n: number = 1;') }],
  ['JavaScript', { 'm.js': moduleText() }],
  ['an .mjs file', { 'm.mjs': moduleText() }],
  ['an .mts file', { 'm.mts': moduleText('type N = number;') }],
  [
    'a CommonJS file',
    {
      'm.cjs': moduleText("const fs = require('node:fs');", "const { match } = require('ts-pattern');")
        .replace(/import (.*) from 'counterpoint'/, "const $1 = require('counterpoint')")
        .replace('export default', 'module.exports ='),
    },
  ],
  ['an import without extension', { 'm.ts': moduleText("import './part';"), 'part.ts': 'let n: number = 1;' }],
  ['an import of a .ts file as .js', { 'm.ts': moduleText("import './part.js';"), 'part.ts': 'let n: number = 1;' }],
  [
    'an import of a .ts file by its name',
    { 'm.ts': moduleText("import './part.ts';"), 'part.ts': 'let n: number = 1;' },
  ],
  ['an import of a folder', { 'm.ts': moduleText("import './part';"), 'part/index.ts': 'let n: number = 1;' }],
  [
    'an import of JSON',
    { 'm.ts': moduleText("import data from './data.json';", 'if (data.n !== 1) throw data;'), 'data.json': '{"n":1}' },
  ],
  ['an enum', { 'm.ts': moduleText('enum Colour { Red, Green }', 'if (Colour.Green !== 1) throw Colour;') }],
  [
    'parameter properties',
    { 'm.ts': moduleText('class C { constructor(readonly n: number) {} }', 'if (new C(3).n !== 3) throw C;') },
  ],
  ['a top-level await', { 'm.ts': moduleText('if ((await Promise.resolve(1)) !== 1) throw 1;') }],
  [
    "Node's own modules",
    { 'm.ts': moduleText("import { EOL } from 'node:os';", "import path from 'path';", 'path.join(EOL);') },
  ],
  [
    'ts-pattern and typescript-fsm, which counterpoint lends',
    {
      'm.ts': moduleText(
        "import { match } from 'ts-pattern';",
        "import { t } from 'typescript-fsm';",
        "if (match(1).with(1, () => 'one').otherwise(() => '') !== 'one') throw match;",
        "if (t('a', 'go', 'b').toState !== 'b') throw t;",
      ),
    },
  ],
  [
    'the place of the file itself',
    {
      'm.ts': moduleText(
        "import './deeper/part';",
        "import { existsSync } from 'node:fs';",
        "if (!existsSync(new URL('./m.ts', import.meta.url))) throw 1;",
      ),
      'deeper/part.ts':
        "import { existsSync } from 'node:fs';\nif (!existsSync(new URL('./part.ts', import.meta.url)) || !import.meta.dirname.endsWith('deeper')) throw 2;",
    },
  ],
  [
    'a package of the user, by the rules of Node',
    {
      'm.ts': moduleText("import { kind } from 'theirs';", "if (kind !== 'esm') throw kind;"),
      'node_modules/theirs/package.json':
        '{"name":"theirs","exports":{"import":"./esm.mjs","require":"./cjs.cjs"},"module":"./bundler.js"}',
      'node_modules/theirs/esm.mjs': "export const kind = 'esm';",
      'node_modules/theirs/cjs.cjs': "exports.kind = 'cjs';",
      'node_modules/theirs/bundler.js': "export const kind = 'bundler';",
    },
  ],
  [
    "the user's own ts-pattern before the one that is lent",
    {
      'm.ts': moduleText("import { theirs } from 'ts-pattern';", 'if (!theirs) throw theirs;'),
      'node_modules/ts-pattern/package.json': '{"name":"ts-pattern","type":"module","exports":"./index.js"}',
      'node_modules/ts-pattern/index.js': 'export const theirs = true;',
    },
  ],
  [
    'an alias of tsconfig.json',
    {
      'm.ts': moduleText("import { n } from '@/part';", 'if (n !== 1) throw n;'),
      'src/part.ts': 'export const n: number = 1;',
      'tsconfig.json': '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
    },
  ],
];

/** All of them in one run, each in its folder: `style-0/m.ts`, `style-1/m.js`, … */
const inOneRun = once(async () => {
  const files = styles.flatMap(([, files], index) =>
    Object.entries(files).map(([name, text]) => [join(`style-${index}`, name), text]),
  );
  const cwd = folderWith(Object.fromEntries(files));
  const everything = () => readdirSync(cwd, { recursive: true }).sort();
  const before = everything();
  const { stdout } = await run(['check', ...styles.map((_, index) => moduleOf(index)), '--json'], { cwd });
  // What the command prints is what the schema says.
  return { report: JSON.parse(stdout) as JsonReport, before, after: everything() };
});

function moduleOf(index: number): string {
  return `style-${index}/${Object.keys(styles[index]![1])[0]}`;
}

describe('modules are loaded as they are written', () => {
  test.each(styles.map(([style], index) => [style, index] as const))('%s', async (_, index) => {
    const { report } = await inOneRun();
    expect(report.problems.filter(({ module }) => module === moduleOf(index))).toEqual([]);
    expect(report.checks.filter(({ module }) => module === moduleOf(index))).toMatchObject([
      { name: 'counter', findings: [{ outcome: 'holds' }] },
    ]);
  });

  test('no file is ever put beside them', async () => {
    const { before, after } = await inOneRun();
    expect(after).toEqual(before);
  });

  test('one module may export arrays of checks', async () => {
    const nested = moduleText().replace(
      /export default (.*);/,
      'const c = $1;\nexport default [c, [c], [[]]].slice(0, 2);',
    );
    const { code, stdout } = await run(['check', 'm.ts'], { cwd: folderWith({ 'm.ts': nested }) });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\n2 checks, 2 properties: all as expected\n$/);
  });

  test('nothing is left behind, neither upon success nor upon failure', async () => {
    const TMPDIR = folderWith({});
    const cwd = folderWith({ 'good.ts': moduleText(), 'bad.ts': 'throw 1' });
    for (const module of ['good.ts', 'bad.ts']) await run(['check', module], { cwd, env: { TMPDIR } });
    expect(readdirSync(TMPDIR)).toEqual([]);
  });
});
