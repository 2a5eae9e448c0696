import { plainBytes, sharedBytes } from './bytes.ts';

/** The WebAssembly half of the search, compiled once: over a memory that threads can share, where the platform has such. */
export interface Compiled {
  readonly module: WebAssembly.Module;
  readonly shared: boolean;
}

let known: Compiled | null | undefined;

/** Compiles it; null where that is not possible. */
export function compiled(): Compiled | null {
  known ??= compile();
  return known;
}

function compile(): Compiled | null {
  if (typeof WebAssembly === 'undefined') return null;
  // Without isolation, browsers have no shared memory.
  const shared = typeof SharedArrayBuffer !== 'undefined';
  try {
    return { module: new WebAssembly.Module(decoded(shared ? sharedBytes : plainBytes)), shared };
  } catch {
    return null;
  }
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
