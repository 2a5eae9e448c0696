import { fileURLToPath, pathToFileURL } from 'node:url';
import { ownLibrary } from './own-package.ts';
import { shownPath } from './shown-path.ts';

/** One line of a stack: a file, with line and column. */
const frame = /(?:\(|at (?:async )?)((?:file:\/\/|\/|[A-Za-z]:\\)[^()]*?):(\d+):(\d+)\)?$/;

/** Where this package's code lies, as it runs. Models in TypeScript are users' code even in this package's own repository. */
const ownCode = new URL('./', ownLibrary).pathname;

/** The file, line and column in the user's own code from which an error came, if its stack tells. */
export function userPlace(error: unknown): string | undefined {
  const place = places(error).find(({ file }) => !isOurs(file) && !file.includes('/node_modules/'));
  return place && `${shownPath(place.file)}:${place.line}:${place.column}`;
}

/** Whether an error arose in this package's code itself, rather than in code that it calls or that calls it. */
export function aroseInOurs(error: unknown): boolean {
  const [innermost] = places(error);
  return innermost === undefined || isOurs(innermost.file);
}

/** An error's class and message, on one line. Anything can be thrown. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : `the value ${String(error)}`;
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}

function isOurs(file: string): boolean {
  const { pathname } = pathToFileURL(file);
  return pathname.startsWith(ownCode) && !pathname.slice(ownCode.length).includes('node_modules/');
}

function places(error: unknown): readonly { file: string; line: string; column: string }[] {
  if (!(error instanceof Error) || error.stack === undefined) return [];
  return error.stack.split('\n').flatMap((text) => {
    const [, file, line, column] = frame.exec(text.trim()) ?? [];
    if (file === undefined || line === undefined || column === undefined) return [];
    return [{ file: file.startsWith('file:') ? fileURLToPath(file) : file, line, column }];
  });
}
