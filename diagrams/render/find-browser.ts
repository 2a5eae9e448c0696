import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser to draw with, or the places where none was found. */
export type FoundBrowser =
  | { readonly found: true; readonly path: string }
  | { readonly found: false; readonly tried: readonly string[] };

/** Where to look. */
export interface Places {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  exists(path: string): boolean;
  /** The paths of browsers that puppeteer has downloaded earlier. */
  readonly downloaded: readonly string[];
}

/** The places of this machine. */
export function placesHere(downloaded: readonly string[]): Places {
  return { env: process.env, platform: process.platform, exists: existsSync, downloaded };
}

/** The environment variables that name a browser, in the order in which they count. */
const VARIABLES = ['PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'] as const;

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'microsoft-edge-stable',
] as const;

/**
 * The first browser out of: the environment's, those on PATH, those at the usual places, those that puppeteer has downloaded.
 * A path in the environment that leads nowhere is an answer too: nothing else is taken silently in its place.
 */
export function findBrowser(places: Places): FoundBrowser {
  const { env, exists, downloaded } = places;
  for (const variable of VARIABLES) {
    const path = env[variable];
    if (path !== undefined && path !== '') {
      return exists(path)
        ? { found: true, path }
        : { found: false, tried: [`${variable}=${path}, which does not exist`] };
    }
  }
  const path = [...onPath(places), ...usualPlaces(places), ...downloaded].find(exists);
  return path === undefined
    ? { found: false, tried: [`${COMMANDS.join(', ')} on PATH`, 'the usual places', "puppeteer's cache"] }
    : { found: true, path };
}

function onPath({ env, platform }: Places): readonly string[] {
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const ending = platform === 'win32' ? '.exe' : '';
  return COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command + ending)));
}

function usualPlaces({ env, platform }: Places): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'].flatMap((folder) =>
    ['chromium', 'google-chrome', 'chrome'].map((command) => join(folder, command)),
  );
}
