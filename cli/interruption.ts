/** What Ctrl-C does. */
export interface Interruption {
  /** Whether the user has asked for the end. */
  readonly asked: boolean;
  /** Leaves Ctrl-C to the system again. */
  dispose(): void;
}

/**
 * The first Ctrl-C (or SIGTERM) stops the search, so that what it found is still told; the second kills the process, and so
 * does the first where there is no search to stop.
 *
 * @param stopSearch asks the search to stop, and says whether there is one
 * @param cleanUp runs before the process is killed, and must not wait for anything
 */
export function interruption(stopSearch: () => boolean, cleanUp: () => void): Interruption {
  let askedMs: number | undefined;
  const gentle: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'];
  const stop = (signal: NodeJS.Signals) => {
    // A program in between, such as npm, may pass on the signal that the terminal has sent to both: that is one Ctrl-C.
    if (askedMs !== undefined && performance.now() - askedMs < 300) return;
    if (askedMs === undefined && stopSearch()) askedMs = performance.now();
    else kill(signal);
  };
  const kill = (signal: NodeJS.Signals) => {
    cleanUp();
    dispose();
    // The signal itself ends the process, so that whoever waits for it sees why.
    process.kill(process.pid, signal);
  };
  const dispose = () => {
    for (const signal of gentle) process.off(signal, stop);
    process.off('SIGHUP', kill);
  };
  for (const signal of gentle) process.on(signal, stop);
  process.on('SIGHUP', kill);
  return {
    get asked() {
      return askedMs !== undefined;
    },
    dispose,
  };
}
