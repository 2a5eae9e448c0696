import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadInput } from '../checker/bad-input.ts';
import { shownPath } from './shown-path.ts';

/** A file that may export checks. */
export interface ModuleFile {
  readonly path: string;
  /** The path as a person would type it. */
  readonly shown: string;
  /** Whether the user named this very file; a file that was met in a folder may be something else than a model. */
  readonly named: boolean;
}

const extensions = /\.[cm]?[jt]sx?$/;
const declarations = /\.d\.[cm]?ts$/;

/**
 * The file that `argument` names, or every script below the folder that it names, in alphabetical order. Looks neither into
 * node_modules nor into hidden folders, and follows no links to folders.
 *
 * @throws BadInput for an empty name, where there is no such file, or no script in the folder
 */
export function moduleFiles(argument: string): readonly ModuleFile[] {
  // An unset variable of a shell script would otherwise run whatever is in the folder where it stands.
  if (argument === '')
    throw new BadInput('expected the name of a file or a folder, found an empty one; write . for this folder.');
  const path = resolve(argument);
  const shown = shownPath(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new BadInput(`${shown}: there is no such file or folder.`);
  if (!found.isDirectory()) {
    if (!extensions.test(path))
      throw new BadInput(`${shown}: expected a TypeScript or JavaScript module, or a folder.`);
    return [{ path, shown, named: true }];
  }
  const files = [...scriptsBelow(path)];
  if (files.length === 0) throw new BadInput(`${shown}: there is no TypeScript or JavaScript module in this folder.`);
  return files.map((file) => ({ path: file, shown: shownPath(file), named: false }));
}

function* scriptsBelow(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && !entry.name.startsWith('.')) yield* scriptsBelow(path);
    } else if (extensions.test(entry.name) && !declarations.test(entry.name) && isFile(entry, path)) {
      yield path;
    }
  }
}

function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
