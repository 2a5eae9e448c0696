import type * as MermaidCli from '@mermaid-js/mermaid-cli';
import type * as Puppeteer from 'puppeteer';

/** The optional packages that pictures need. */
export interface DrawingTools {
  readonly renderMermaid: typeof MermaidCli.renderMermaid;
  readonly puppeteer: typeof Puppeteer.default;
}

/** The packages, or undefined if they are not installed. Text of diagrams never needs them, so they are loaded on demand. */
export async function drawingTools(): Promise<DrawingTools | undefined> {
  try {
    const [{ renderMermaid }, { default: puppeteer }] = await Promise.all([
      import('@mermaid-js/mermaid-cli'),
      import('puppeteer'),
    ]);
    return { renderMermaid, puppeteer };
  } catch {
    return undefined;
  }
}

/** The paths at which puppeteer keeps the browsers that it has downloaded. */
export function downloadedBrowsers({ puppeteer }: DrawingTools): readonly string[] {
  return [undefined, { headless: 'shell' } as const].flatMap((options) => {
    try {
      return [options === undefined ? puppeteer.executablePath() : puppeteer.executablePath(options)];
    } catch {
      // It throws where it has downloaded none.
      return [];
    }
  });
}
