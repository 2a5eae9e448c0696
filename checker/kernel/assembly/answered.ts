import * as control from '../linear/control-block';
import * as threadBlock from '../linear/thread-block';
import { me } from './thread';

// Rows that agree in all that is read by what is asked of every row have the same answers. So each thread remembers what it found to be
// read where all answers were 0, each in the one place where it may stand: most rows then need not be asked. Most invariants read little.

/** Where what is read of the row that `isAnswered` was asked about may stand; 0 if nothing is remembered. */
let entryThere: usize = 0;

/** Whether it is remembered that all answers are 0 for the row that stands at `row`. */
export function isAnswered(row: usize): bool {
  const shift = u64(load<u32>(control.answeredShift));
  if (shift === 0) {
    entryThere = 0;
    return false;
  }
  const mask: usize = load<u32>(control.answeredMask);
  const bytes: usize = load<u32>(control.rowBytes);
  let hash = load<u64>(row) & load<u64>(mask);
  for (let at: usize = 8; at < bytes; at += 8) {
    hash = (hash ^ (hash >>> 32)) * 0x9e3779b97f4a7c15 + (load<u64>(row + at) & load<u64>(mask + at));
  }
  const index = usize((hash * 0xd6e8feb86659fd93) >>> shift);
  const entry: usize = load<u32>(me, threadBlock.answered) + index * bytes;
  entryThere = entry;
  let difference: u64 = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    difference |= (load<u64>(row + at) & load<u64>(mask + at)) ^ load<u64>(entry + at);
  }
  return difference === 0;
}

/** Remembers that all answers are 0 for the row that `isAnswered` was asked about last, if nothing was learned since. */
export function rememberAnswered(row: usize): void {
  if (entryThere === 0) return;
  const mask: usize = load<u32>(control.answeredMask);
  const bytes: usize = load<u32>(control.rowBytes);
  for (let at: usize = 0; at < bytes; at += 8) {
    store<u64>(entryThere + at, load<u64>(row + at) & load<u64>(mask + at));
  }
}
