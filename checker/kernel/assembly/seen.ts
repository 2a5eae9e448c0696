import * as control from '../linear/control-block';
import * as threadBlock from '../linear/thread-block';
import { sleeps } from './sleep';
import { me } from './thread';

// Rows that neighbours in a level lead to are often the same. So each thread remembers the rows that it has led to last, each in the one
// place where it may stand, and a successor that is found there need not be looked up in the large table: it was met before, from an
// earlier place.

/** Whether rows are remembered: not where all ways to a row count, nor where rows are so long that few fit. */
export function remembers(): bool {
  return !sleeps() && load<u32>(control.seenShift) !== 0;
}

/** Whether this thread has led to a row lately; from now on it has. */
export function isSeen(row: usize): bool {
  const bytes: usize = load<u32>(control.rowBytes);
  let hash = load<u64>(row);
  for (let at: usize = 8; at < bytes; at += 8) {
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15 + load<u64>(row + at);
  }
  const index = usize((hash * 0xd6e8feb86659fd93) >>> u64(load<u32>(control.seenShift)));
  const entry: usize = load<u32>(me, threadBlock.seen) + index * bytes;
  let difference: u64 = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    const word = load<u64>(row + at);
    difference |= word ^ load<u64>(entry + at);
    store<u64>(entry + at, word);
  }
  return difference === 0;
}

/** Has no row be seen: rows are going to be expanded from places that come before, or rows are laid out in another way. */
export function forgetSeen(): void {
  // No row is made of ones alone: a field of 32 of them has no room for its slot's next id.
  memory.fill(load<u32>(me, threadBlock.seen), 0xff, threadBlock.seenBytes);
}
