import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser } from 'puppeteer';
import { type DrawingTools, downloadedBrowsers, drawingTools } from './drawing-tools.ts';
import { type FoundBrowser, findBrowser, placesHere } from './find-browser.ts';
import { within } from './within.ts';

export type PictureFormat = 'svg' | 'png';

/** A diagram to be drawn. */
export interface DiagramFile {
  /** Mermaid text. */
  readonly mmd: string;
  /** Where the picture goes, without the ending. */
  readonly to: string;
}

/** What became of the pictures. */
export type Rendering =
  | {
      readonly rendered: readonly string[];
      /** One line for each picture that could not be drawn. */
      readonly failed: readonly string[];
    }
  /** One line: why there is no picture at all, and how to get pictures. */
  | { readonly notRendered: string };

export interface RenderOptions {
  /** Finds the browser; this machine's unless given. */
  readonly browser?: FoundBrowser;
  /** The most time for one picture, in milliseconds. */
  readonly timeMaxMs?: number;
}

const LAUNCH_TIME_MAX_MS = 30_000;
const CLOSE_TIME_MAX_MS = 5_000;
const RENDER_TIME_MAX_MS = 60_000;

/**
 * Draws Mermaid texts, with one browser for all of them. Pictures are extras: where the packages or a browser are missing, the
 * answer says so, and nothing is thrown or downloaded.
 */
export async function renderDiagrams(
  files: readonly DiagramFile[],
  formats: readonly PictureFormat[],
  options: RenderOptions = {},
): Promise<Rendering> {
  if (files.length === 0 || formats.length === 0) {
    return { rendered: [], failed: [] };
  }
  const tools = await drawingTools();
  if (tools === undefined) {
    return {
      notRendered:
        'No pictures: tried @mermaid-js/mermaid-cli and puppeteer, which are not installed. Run: npm install @mermaid-js/mermaid-cli puppeteer',
    };
  }
  const found = options.browser ?? findBrowser(placesHere(downloadedBrowsers(tools)));
  if (!found.found) {
    return { notRendered: `No pictures: no browser found (tried ${found.tried.join('; ')}). ${WAY_OUT}` };
  }
  let browser: Browser;
  try {
    browser = await launch(tools, found.path);
  } catch (error) {
    return { notRendered: `No pictures: ${found.path} does not start (${firstLine(error)}). ${WAY_OUT}` };
  }
  try {
    return await drawAll(tools, browser, files, formats, options.timeMaxMs ?? RENDER_TIME_MAX_MS);
  } finally {
    await close(browser);
  }
}

const WAY_OUT =
  'Install Chromium (apt-get install chromium), or run: npx puppeteer browsers install chrome-headless-shell, or set PUPPETEER_EXECUTABLE_PATH to a Chrome, Chromium or Edge.';

function launch({ puppeteer }: DrawingTools, executablePath: string): Promise<Browser> {
  return puppeteer.launch({
    executablePath,
    // Chromium's sandbox refuses to run as root.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    timeout: LAUNCH_TIME_MAX_MS,
  });
}

async function drawAll(
  { renderMermaid }: DrawingTools,
  browser: Browser,
  files: readonly DiagramFile[],
  formats: readonly PictureFormat[],
  timeMax: number,
): Promise<Rendering> {
  const rendered: string[] = [];
  const failed: string[] = [];
  for (const { mmd, to } of files) {
    for (const format of formats) {
      const path = `${to}.${format}`;
      try {
        const drawing = renderMermaid(browser, mmd, format, {
          viewport: { width: 1200, height: 800, deviceScaleFactor: 2 },
          backgroundColor: 'white',
        });
        const { data } = await within(timeMax, 'drawing', drawing);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, data);
        rendered.push(path);
      } catch (error) {
        failed.push(`${path}: ${firstLine(error)}`);
      }
    }
  }
  return { rendered, failed };
}

/** A page that hangs must not keep the command from ending. */
async function close(browser: Browser): Promise<void> {
  try {
    await within(CLOSE_TIME_MAX_MS, 'closing the browser', browser.close());
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0] ?? '';
}
