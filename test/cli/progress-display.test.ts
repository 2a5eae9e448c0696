import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
import { progressDisplay, progressLine } from '../../cli/progress-display.ts';

const progress = {
  check: 'naive bank',
  property: 'TOB5 total order',
  states: 1234567,
  statesPerSecond: 811_999.6,
  depth: 12,
  frontier: 45678,
  seconds: 1.52,
};

/** A stream that keeps what is written to it. */
function stream(terminal: { columns: number } | undefined): { stream: WriteStream; written(): string } {
  const kept = new PassThrough();
  // The display looks at no more of a terminal than this.
  const stream = Object.assign(kept, terminal && { isTTY: true, ...terminal }) as unknown as WriteStream;
  return { stream, written: () => String(kept.read() ?? '') };
}

test('the line has the figures first', () => {
  expect(progressLine(progress)).toBe(
    '2 s, 1,234,567 states, 812,000 states/s, depth 12, frontier 45,678: naive bank: TOB5 total order',
  );
});

test('on a terminal one line is drawn over itself, never wraps, and is cleared once', () => {
  const { stream: terminal, written } = stream({ columns: 20 });
  const display = progressDisplay(terminal);
  display.clear();
  expect(written()).toBe('');
  display.show(progress);
  expect(written()).toBe('\r\u001b[2K2 s, 1,234,567 stat');
  display.clear();
  display.clear();
  expect(written()).toBe('\r\u001b[2K');
});

test('elsewhere a short search shows no progress', () => {
  const { stream: pipe, written } = stream(undefined);
  const display = progressDisplay(pipe);
  display.show(progress);
  display.clear();
  expect(written()).toBe('');
});
