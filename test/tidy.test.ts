import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { corpus } from '../models/corpus.ts';
import { brokenArrows, importsOf } from './import-arrows.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['specs', 'checker', 'models', 'diagrams', 'cli', 'explorer', 'bench', 'test'];
const textOf = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

/** Every file under the rooms that exist, as a path from the root. */
const files = readdirSync(root)
  .filter((name) => rooms.includes(name))
  .flatMap((room) =>
    readdirSync(`${root}/${room}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`.replaceAll('\\', '/').replace(root, '').replace(/^\/+/, '')),
  )
  .sort();
const sources = ['index.ts', ...files.filter((file) => /\.[cm]?tsx?$/.test(file))];

describe('the rooms', () => {
  it('import along the arrows specs <- checker <- models <- diagrams <- cli, and need Node only at the edge', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(
      sources.filter((file) => !file.startsWith('test/')).flatMap((file) => brokenArrows(file, textOf(file))),
    ).toEqual([]);
  });

  it('have no folder where things go when nobody has named them', () => {
    const nameless = ['src', 'lib', 'core', 'common', 'utils', 'helpers'];
    expect(files.filter((file) => file.split('/').some((folder) => nameless.includes(folder)))).toEqual([]);
    expect(readdirSync(root).filter((name) => nameless.includes(name))).toEqual([]);
  });

  it('ship every check that a protocol exports', async () => {
    const exporting = files.filter(
      (file) => /^models\/[^/]+\/[^/]+\.ts$/.test(file) && /^export default\b/m.test(textOf(file)),
    );
    expect(exporting.length).toBeGreaterThan(5);
    for (const file of exporting) {
      const module: { default: unknown } = await import(`${root}/${file}`);
      const exported = [module.default].flat();
      expect(
        exported.filter((check) => !corpus.some((shipped) => shipped === check)),
        `${file} has checks that models/corpus.ts does not list`,
      ).toEqual([]);
    }
    expect(new Set(corpus.map((check) => check.name)).size, 'two checks of one name').toBe(corpus.length);
  });
});

describe('the scanner of imports', () => {
  it('sees every form of an import', () => {
    const source = `
      import './a.ts';
      import { b, type B } from './b.ts';
      import type { C } from './c.ts';
      export { d } from './d.ts';
      export type { D } from './d-type.ts';
      export * from './e.ts';
      export * as f from './f.ts';
      const g = await import('./g.ts');
      type H = import('./h.ts').H;
      import i = require('./i.ts');
      const text = "import './not.ts'"; // import './nor.ts'
    `;
    expect(importsOf('x.ts', source)).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './d-type.ts',
      './e.ts',
      './f.ts',
      './g.ts',
      './h.ts',
      './i.ts',
    ]);
  });

  it.each([
    [
      'specs/property.ts',
      "import type { Verdict } from '../checker/verdict.ts';",
      'specs/property.ts: specs must not import checker (checker/verdict.ts)',
    ],
    [
      'checker/search/breadth-first.ts',
      "export { system } from '../../models/system.ts';",
      'checker/search/breadth-first.ts: checker must not import models (models/system.ts)',
    ],
    [
      'checker/kernel/kernel.ts',
      "const threads = await import('node:worker_threads');",
      'checker/kernel/kernel.ts: checker must not import node:worker_threads',
    ],
    ['checker/check.ts', 'await import(name);', 'checker/check.ts: checker must not import a computed module'],
    ['checker/check.ts', "import fs from 'fs';", 'checker/check.ts: checker must not import fs'],
    ['checker/check.ts', "import { match } from 'ts-pattern';", 'checker/check.ts: checker must not import ts-pattern'],
    [
      'models/fsm.ts',
      "type Drawn = import('../diagrams/state-diagram.ts').Drawn;",
      'models/fsm.ts: models must not import diagrams (diagrams/state-diagram.ts)',
    ],
    [
      'diagrams/sequence-diagram.ts',
      "import { render } from './render/render-diagrams.ts';",
      'diagrams/sequence-diagram.ts: diagrams must not import diagrams/render (diagrams/render/render-diagrams.ts)',
    ],
    ['models/a/b.ts', "export * from '../../cli/main.ts';", 'models/a/b.ts: models must not import cli (cli/main.ts)'],
    ['cli/main.ts', "import '../test/tidy.test.ts';", 'cli/main.ts: cli must not import test (test/tidy.test.ts)'],
    ['index.ts', "export * from './cli/main.ts';", 'index.ts: index.ts must not import cli (cli/main.ts)'],
  ])('names the file and the arrow: a planted violation in %s', (file, source, sentence) => {
    expect(brokenArrows(file, source)).toEqual([sentence]);
  });

  it('lets through what follows the arrows', () => {
    expect(brokenArrows('models/fsm.ts', "import '../specs/event.ts'; import { t } from 'typescript-fsm';")).toEqual(
      [],
    );
    expect(brokenArrows('cli/main.ts', "import 'node:fs'; import '../index.ts';")).toEqual([]);
    expect(brokenArrows('test/tidy.test.ts', "import '../cli/main.ts';")).toEqual([]);
  });
});
