import { isAbsolute, relative, sep } from 'node:path';

/** A path as a person at `folder` would type it: relative where it lies below, else absolute; always with forward slashes where it is relative. */
export function shownPath(path: string, folder = process.cwd()): string {
  const below = relative(folder, path);
  if (below === '') return '.';
  return below.startsWith('..') || isAbsolute(below) ? path : below.split(sep).join('/');
}
