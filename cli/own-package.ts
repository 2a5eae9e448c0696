import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The name under which a user's module imports this package. */
export const ownName = 'counterpoint';

/** The folder that holds this package's own package.json. */
export const ownFolder = folderOf(fileURLToPath(import.meta.url));

/** This package's one instance of the library, as a URL: what a user's `import ... from 'counterpoint'` means. */
export const ownLibrary = besideThis('../index');

/** The shipped corpus, as a URL. */
export const ownCorpus = besideThis('../models/corpus');

/** The shipped families, as a URL. */
export const ownFamilies = besideThis('../models/families');

export const ownVersion = versionOf(ownFolder);

/** The tests run this file as TypeScript, users run it compiled; its neighbours have its own extension. */
function besideThis(path: string): string {
  return new URL(`${path}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url).href;
}

function folderOf(file: string): string {
  const folder = dirname(file);
  if (folder === file) throw new Error('package.json of counterpoint was not found above its own code');
  return existsSync(join(folder, 'package.json')) ? folder : folderOf(folder);
}

function versionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof version === 'string' ? version : 'unknown';
}
