import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { downloadedBrowsers, drawingTools } from '../../../diagrams/render/drawing-tools.ts';
import { findBrowser, placesHere } from '../../../diagrams/render/find-browser.ts';
import { renderDiagrams } from '../../../diagrams/render/render-diagrams.ts';
import { sequenceDiagram } from '../../../diagrams/sequence-diagram.ts';
import { troubledLink } from '../executions.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'counterpoint-pictures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const mmd = sequenceDiagram(troubledLink, { property: 'a < b', outcome: 'violated', check: 'register' });

describe('without a browser', () => {
  it('one line says what was tried, and how to get pictures', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/nowhere/chrome');
    expect(await renderDiagrams([{ mmd, to: join(folder, 'none') }], ['svg'])).toEqual({
      notRendered:
        'No pictures: no browser found (tried PUPPETEER_EXECUTABLE_PATH=/nowhere/chrome, which does not exist). Install Chromium (apt-get install chromium), or run: npx puppeteer browsers install chrome-headless-shell, or set PUPPETEER_EXECUTABLE_PATH to a Chrome, Chromium or Edge.',
    });
  });

  it('a program that is no browser is named in that line', async () => {
    const answer = await renderDiagrams([{ mmd, to: join(folder, 'none') }], ['svg'], {
      browser: { found: true, path: process.execPath },
    });
    expect('notRendered' in answer && answer.notRendered).toMatch(
      new RegExp(`^No pictures: ${process.execPath} does not start \\(.*\\)\\. Install Chromium`),
    );
  });

  it('nothing to draw needs none', async () => {
    vi.stubEnv('PUPPETEER_EXECUTABLE_PATH', '/nowhere/chrome');
    expect(await renderDiagrams([], ['svg'])).toEqual({ rendered: [], failed: [] });
  });
});

const tools = await drawingTools();
const browser = findBrowser(placesHere(tools === undefined ? [] : downloadedBrowsers(tools)));
const missing =
  tools === undefined
    ? 'puppeteer is not installed'
    : browser.found
      ? ''
      : `no browser: tried ${browser.tried.join('; ')}`;
if (missing !== '') {
  console.warn(`The tests that draw pictures are skipped: ${missing}.`);
}

describe.skipIf(missing !== '')(`with a browser${missing === '' ? '' : ` (skipped: ${missing})`}`, () => {
  it('draws pictures that show the texts', async () => {
    const to = join(folder, 'deep', 'register');
    expect(await renderDiagrams([{ mmd, to }], ['svg', 'png'])).toEqual({
      rendered: [`${to}.svg`, `${to}.png`],
      failed: [],
    });
    const svg = await readFile(`${to}.svg`, 'utf8');
    expect(svg).toContain('4. {put: 2} · DUPLICATE · sent in step 2');
    expect(svg).toMatch(/✗ a &(lt|#60);? b/);
    expect((await readFile(`${to}.png`)).subarray(1, 4).toString()).toBe('PNG');
  });

  it('names the picture that it cannot draw, and draws the others', async () => {
    const [good, bad] = [join(folder, 'good'), join(folder, 'bad')];
    const answer = await renderDiagrams(
      [
        { mmd: 'sequenceDiagram\n  nonsense here', to: bad },
        { mmd, to: good },
      ],
      ['svg'],
    );
    expect(answer).toMatchObject({ rendered: [`${good}.svg`] });
    expect('failed' in answer && answer.failed).toEqual([expect.stringMatching(/bad\.svg: .*(Parse|Lexical) error/)]);
  });

  it('gives up a picture that takes too long', async () => {
    const to = join(folder, 'late');
    expect(await renderDiagrams([{ mmd, to }], ['svg'], { timeMaxMs: 1 })).toEqual({
      rendered: [],
      failed: [`${to}.svg: drawing took longer than 0.001 s`],
    });
  });
});
