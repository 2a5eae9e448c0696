import { wordsMax } from '../../reductions/group-bits.ts';
import { batchRows } from './batch-size.ts';
import type { LinearMemory } from './linear-memory.ts';
import * as threadBlock from './thread-block.ts';

/** Rows that are expanded in one run at most; entries of queues and trails at the start. */
export const runRows = 2048;
const entries = 256;

/** The address of a new block for a thread, with all that it points to. */
export function newThread(
  memory: LinearMemory,
  slots: number,
  questionsAlways: number,
  questionsAtRest: number,
): number {
  // No row is ever longer than if each slot had a word of its own.
  const rowBytes = 8 * Math.ceil((slots + 1) / 2);
  const block = memory.allocate(threadBlock.bytes);
  const space = (field: number, bytes: number) => memory.set(block + field, memory.allocate(Math.max(64, bytes)));
  space(threadBlock.ids, 4 * slots);
  space(threadBlock.work, rowBytes);
  space(threadBlock.batch, batchRows * (rowBytes + 8 + 4 * wordsMax));
  space(threadBlock.hashes, 8 * batchRows);
  space(threadBlock.seen, threadBlock.seenBytes);
  space(threadBlock.targets, 4 * batchRows);
  space(threadBlock.queue, 8 * entries);
  memory.set(block + threadBlock.queueCapacity, entries);
  space(threadBlock.trail, 8 * entries);
  memory.set(block + threadBlock.trailCapacity, entries);
  space(threadBlock.counts, 4 * runRows);
  space(threadBlock.restAsked, 4 * questionsAtRest);
  space(threadBlock.restFound, 4 * questionsAtRest);
  space(threadBlock.alwaysNews, questionsAlways);
  for (const list of [threadBlock.restAsked, threadBlock.restFound]) {
    const at = memory.get(block + list) >>> 2;
    memory.words.fill(-1, at, at + questionsAtRest);
  }
  noteBounds(memory, block, 0);
  forgetSeen(memory, block);
  return block;
}

/** Has a thread remember no rows: they are laid out in another way. */
export function forgetSeen(memory: LinearMemory, block: number): void {
  const at = memory.get(block + threadBlock.seen) >>> 2;
  memory.words.fill(-1, at, at + threadBlock.seenBytes / 4);
}

/** Makes room for a thread to note where a further bound was hit: `bounds` are known now. */
export function noteBounds(memory: LinearMemory, block: number, bounds: number): void {
  const hit = memory.allocateWords(bounds + 1);
  const old = memory.get(block + threadBlock.boundsHit) >>> 2;
  memory.words.fill(-1, hit >>> 2, (hit >>> 2) + bounds + 1);
  if (bounds > 0) {
    memory.words.copyWithin(hit >>> 2, old, old + bounds);
    memory.releaseWords(4 * old, bounds);
  }
  memory.set(block + threadBlock.boundsHit, hit);
}

/** Makes room for so many entries of a queue or a trail, of 8 bytes each. */
export function growEntries(memory: LinearMemory, block: number, list: number, capacity: number, wanted: number): void {
  const old = memory.get(block + list) >>> 0;
  const room = memory.get(block + capacity);
  const grown = Math.max(wanted, 2 * room);
  const larger = memory.allocate(8 * grown);
  memory.words.copyWithin(larger >>> 2, old >>> 2, (old >>> 2) + 2 * room);
  memory.release(old, 8 * room);
  memory.set(block + list, larger);
  memory.set(block + capacity, grown);
}
