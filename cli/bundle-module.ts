import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type BuildFailure, build, type Plugin } from 'esbuild';
import { BadInput } from '../checker/bad-input.ts';
import { ownFolder, ownLibrary, ownName } from './own-package.ts';
import { shownPath } from './shown-path.ts';

/** A user's module as one file that every supported Node imports as it is. */
export interface BundledModule {
  readonly url: string;
  /** Known without running the module. */
  readonly hasDefaultExport: boolean;
}

/** Packages that a model may import without installing them: this package's own copies, where the user has none. */
const lent: readonly string[] = ['ts-pattern', 'typescript-fsm'];

/**
 * Translates a TypeScript or JavaScript module and the user's files that it imports into `<folder>/<name>.mjs`.
 *
 * Packages stay outside of the bundle. Each is resolved here, from the file that imports it, and written as a full address, so
 * that the bundle works wherever it lies: no file is ever put next to the user's own. Types are not checked.
 *
 * @throws BadInput for a syntax error or an import that cannot be resolved, with its file, line and column
 */
export async function bundleModule(file: string, folder: string, name: string): Promise<BundledModule> {
  const outfile = join(folder, `${name}.mjs`);
  try {
    const { metafile } = await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      // Node's own rules for packages, not those of a bundler.
      conditions: [],
      mainFields: ['main'],
      sourcemap: 'inline',
      metafile: true,
      logLevel: 'silent',
      // Two processes of one name: the first would be gone.
      logOverride: { 'duplicate-object-key': 'error' },
      plugins: [ownPlaces, packagesOutside],
      define: Object.fromEntries(
        Object.entries(placeNames).map(([property, name]) => [`import.meta.${property}`, name]),
      ),
      // A CommonJS file in the bundle may require a package.
      banner: {
        js: "import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);",
      },
    });
    const output = Object.values(metafile.outputs).find((candidate) => candidate.entryPoint !== undefined);
    return { url: pathToFileURL(outfile).href, hasDefaultExport: output?.exports.includes('default') ?? false };
  } catch (error) {
    if (isBuildFailure(error)) throw new BadInput(sentence(error, file));
    throw error;
  }
}

/** A package is imported from its place on disk, by the rules of Node; the user's own sources, wherever they lie, are bundled. */
const packagesOutside: Plugin = {
  name: 'packages outside',
  setup(bundler) {
    const asked = Symbol('asked already');
    bundler.onResolve({ filter: /^[^./\\]/ }, async (request) => {
      const { path, kind, resolveDir, importer } = request;
      if (kind === 'entry-point' || request.pluginData === asked || isAddress(path)) return undefined;
      if (isBuiltin(path)) return { path, external: true };
      const outside = (file: string) => ({
        path: kind === 'require-call' ? file : pathToFileURL(file).href,
        external: true,
      });
      if (path === ownName) return outside(fileURLToPath(ownLibrary));
      const resolveFrom = (folder: string) =>
        bundler.resolve(path, { kind, importer, resolveDir: folder, pluginData: asked });
      let found = await resolveFrom(resolveDir);
      if (found.errors.length > 0 && lent.includes(path)) found = await resolveFrom(ownFolder);
      if (found.errors.length > 0) {
        return { errors: [{ text: `Could not resolve "${path}"; install it where this file can import it` }] };
      }
      // What an alias or a workspace link leads to is source code of the user's own.
      return found.path.includes(`${sep}node_modules${sep}`) ? outside(found.path) : { path: found.path };
    });
  },
};

/** Whether an import names a place rather than a package. */
function isAddress(path: string): boolean {
  return /^(?:[a-z]:[\\/]|https?:|data:|file:)/i.test(path);
}

/** What `import.meta.url` and its like become: constants of the file in which they are written. */
const placeNames = { url: '__fileUrl', filename: '__fileName', dirname: '__folderName' } as const;

/** The place of a source file is its own, not that of the bundle: models that read a file beside them go on working. */
const ownPlaces: Plugin = {
  name: 'own places',
  setup(bundler) {
    bundler.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      if (!source.includes('import.meta.')) return undefined;
      const constants = [
        `const ${placeNames.url} = ${JSON.stringify(pathToFileURL(path).href)};`,
        `const ${placeNames.filename} = ${JSON.stringify(path)};`,
        `const ${placeNames.dirname} = ${JSON.stringify(dirname(path))};`,
      ].join(' ');
      // On the line that follows a `#!`, which must stay the first; on the first line otherwise, so that line numbers stay.
      return { contents: source.replace(/^(#!.*\n)?/, (hashbang) => `${hashbang}${constants} `), loader: 'default' };
    });
  },
};

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function sentence(failure: BuildFailure, file: string): string {
  const [first, ...others] = failure.errors;
  if (first === undefined) return `${shownPath(file)}: ${failure.message}`;
  const { location } = first;
  const place = location
    ? `${shownPath(resolve(location.file))}:${location.line}:${location.column + 1}`
    : shownPath(file);
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  return `${place}: ${first.text.replace(/\.$/, '')}${more}.`;
}
