import type { WriteStream } from 'node:tty';
import type { Progress } from '../checker/run-check.ts';

/** Shows how far a search has come, beside the reports. */
export interface ProgressDisplay {
  show(progress: Progress): void;
  /** Makes room for other output. */
  clear(): void;
}

/** One line that is drawn over itself on a terminal; elsewhere a line now and then, and only for long searches. */
export function progressDisplay(stream: WriteStream): ProgressDisplay {
  return stream.isTTY ? liveLine(stream) : occasionalLines(stream);
}

export const noProgress: ProgressDisplay = { show: () => {}, clear: () => {} };

function liveLine(stream: WriteStream): ProgressDisplay {
  const eraseLine = '\r\u001b[2K';
  let drawn = false;
  return {
    show(progress) {
      // A line that wraps could not be drawn over.
      stream.write(eraseLine + progressLine(progress).slice(0, (stream.columns || 80) - 1));
      drawn = true;
    },
    clear() {
      if (drawn) stream.write(eraseLine);
      drawn = false;
    },
  };
}

function occasionalLines(stream: WriteStream): ProgressDisplay {
  const intervalMs = 10_000;
  let nextMs = performance.now() + intervalMs;
  return {
    show(progress) {
      if (performance.now() < nextMs) return;
      nextMs = performance.now() + intervalMs;
      stream.write(`${progressLine(progress)}\n`);
    },
    clear() {},
  };
}

/** Where the search stands: the figures first, since names may be long and a terminal narrow. */
export function progressLine({ check, property, states, statesPerSecond, depth, frontier, seconds }: Progress): string {
  const figures = [
    `${whole(seconds)} s`,
    `${whole(states)} states`,
    `${whole(statesPerSecond)} states/s`,
    `depth ${whole(depth)}`,
    `frontier ${whole(frontier)}`,
  ];
  return `${figures.join(', ')}: ${check}: ${property}`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
