import { plainBytes, plainBytesLeavingOut, sharedBytes, sharedBytesLeavingOut } from './bytes.ts';

/** The WebAssembly half of the search, compiled: over a memory that threads can share, where the platform has such. */
export interface Compiled {
  readonly module: WebAssembly.Module;
  readonly shared: boolean;
}

/** Which steps it takes. */
type Steps = 'all' | 'some left out';

const known = new Map<Steps, Compiled | null>();

/** Compiles it, once for each; null where that is not possible. */
export function compiled(steps: Steps): Compiled | null {
  const before = known.get(steps);
  if (before !== undefined) return before;
  const now = compile(steps);
  known.set(steps, now);
  return now;
}

function compile(steps: Steps): Compiled | null {
  if (typeof WebAssembly === 'undefined') return null;
  // Without isolation, browsers have no shared memory.
  const shared = typeof SharedArrayBuffer !== 'undefined';
  const [all, leavingOut] = shared ? [sharedBytes, sharedBytesLeavingOut] : [plainBytes, plainBytesLeavingOut];
  try {
    return { module: new WebAssembly.Module(decoded(steps === 'all' ? all : leavingOut)), shared };
  } catch {
    return null;
  }
}

function decoded(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
