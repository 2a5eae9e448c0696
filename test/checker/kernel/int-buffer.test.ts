import { describe, expect, it } from 'vitest';
import { IntBuffer } from '../../../checker/kernel/int-buffer.ts';

describe('an int buffer', () => {
  it('keeps what was pushed, in order, while it grows', () => {
    const buffer = new IntBuffer(2);
    const pushed = Array.from({ length: 100 }, (_, n) => n * n - 50);
    for (const item of pushed) buffer.push(item);
    expect(buffer.length).toBe(100);
    expect([...buffer.items.slice(0, buffer.length)]).toEqual(pushed);
  });

  it('keeps what was written into it after it was pushed', () => {
    const buffer = new IntBuffer(1);
    buffer.push(1);
    buffer.items[0] = 7;
    buffer.push(2);
    expect([...buffer.items.slice(0, 2)]).toEqual([7, 2]);
  });
});
