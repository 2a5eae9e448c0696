import * as control from '../linear/control-block';
import * as threadBlock from '../linear/thread-block';
import { me } from './thread';

// Sleep sets: `../../reductions/sleep-sets.ts` says what they are, and why it is right to leave out what sleeps. The set of a row ends its
// record. While a level is expanded, the sets of its rows stay as they are, and those of the next level only lose members: so threads may
// meet rows in any order.

/** Whether steps are left out. A constant of the module, which is compiled once for each: to ask would take a twentieth of the time. */
export function sleeps(): bool {
  return LEAVES_OUT !== 0;
}

/** Begins the expansion of the row whose record stands at `record`. */
export function enter(record: usize): void {
  const bytes = load<u32>(control.setBytes);
  const set = setOf(record);
  for (let at: u32 = 0; at < bytes; at += 8) {
    store<u64>(me + at, load<u64>(set + at), threadBlock.asleep);
    store<u64>(me + at, 0, threadBlock.taken);
    store<u64>(me + at, 0, threadBlock.begun);
    store<u64>(me + at, 0, threadBlock.doubted);
  }
}

export function someAsleep(): bool {
  const bytes = load<u32>(control.setBytes);
  for (let at: u32 = 0; at < bytes; at += 8) {
    if (load<u64>(me + at, threadBlock.asleep) !== 0) return true;
  }
  return false;
}

/** Puts to sleep what is awake, and wakes up what sleeps. */
export function invert(): void {
  const bytes = load<u32>(control.setBytes);
  for (let at: u32 = 0; at < bytes; at += 8) {
    store<u64>(me + at, ~load<u64>(me + at, threadBlock.asleep), threadBlock.asleep);
  }
}

/** Goes on with a step of a group; false if it sleeps. */
export function beginGroup(group: u32): bool {
  const bit = load<i32>(load<u32>(control.groupBits) + (group << 2));
  store<i32>(me, bit, threadBlock.groupBit);
  if (bit < 0) {
    store<u32>(me, 0, threadBlock.groupAt);
    store<u64>(me, 0, threadBlock.groupMask);
    return true;
  }
  const at: u32 = (u32(bit) >>> 6) << 3;
  const mask = u64(1) << u64(bit & 63);
  store<u32>(me, at, threadBlock.groupAt);
  store<u64>(me, mask, threadBlock.groupMask);
  return (load<u64>(me + at, threadBlock.asleep) & mask) === 0;
}

/** Notes that a step of the group was taken to its end. */
export function tookStep(): void {
  const begun = me + load<u32>(me, threadBlock.groupAt);
  store<u64>(begun, load<u64>(begun, threadBlock.begun) | load<u64>(me, threadBlock.groupMask), threadBlock.begun);
}

/** Notes that a step of the group is not to be relied on: it hit a bound of the model, or rests on what was learned within the level. */
export function doubt(): void {
  const doubted = me + load<u32>(me, threadBlock.groupAt);
  const mask = load<u64>(me, threadBlock.groupMask);
  store<u64>(doubted, load<u64>(doubted, threadBlock.doubted) | mask, threadBlock.doubted);
}

/** Notes that all steps of the group were taken. */
export function endGroup(): void {
  const at = me + load<u32>(me, threadBlock.groupAt);
  const relied = load<u64>(at, threadBlock.begun) & ~load<u64>(at, threadBlock.doubted);
  store<u64>(at, load<u64>(at, threadBlock.taken) | (relied & load<u64>(me, threadBlock.groupMask)), threadBlock.taken);
}

/** Computes the set of the successor whose record stands at `record`. */
export function leadTo(record: usize): void {
  const bytes = load<u32>(control.setBytes);
  const set = setOf(record);
  const bit = load<i32>(me, threadBlock.groupBit);
  const group = me + load<u32>(me, threadBlock.groupAt);
  const awake = bit < 0 || (load<u64>(group, threadBlock.doubted) & load<u64>(me, threadBlock.groupMask)) !== 0;
  const dependent = load<u32>(control.dependents) + bit * bytes;
  for (let at: u32 = 0; at < bytes; at += 8) {
    const asleep = load<u64>(me + at, threadBlock.asleep) | load<u64>(me + at, threadBlock.taken);
    store<u64>(set + at, awake ? 0 : asleep & ~load<u64>(dependent + at));
  }
}

/** A successor is a row of the next level that was met before: what sleeps there is what sleeps on all ways to it. */
export function meetAgain(known: usize, record: usize): void {
  const bytes = load<u32>(control.setBytes);
  const to = setOf(known);
  const set = setOf(record);
  for (let at: u32 = 0; at < bytes; at += 8) store<u64>(to + at, load<u64>(to + at) & load<u64>(set + at));
}

/** The same where other threads may do so too. */
export function meetAgainTogether(known: usize, record: usize): void {
  const bytes = load<u32>(control.setBytes);
  const to = setOf(known);
  const set = setOf(record);
  for (let at: u32 = 0; at < bytes; at += 8) {
    const asleep = load<u64>(set + at);
    if ((atomic.load<u64>(to + at) & ~asleep) !== 0) atomic.and<u64>(to + at, asleep);
  }
}

/** All steps of a row to start from are taken. */
export function leadToStart(record: usize): void {
  memory.fill(setOf(record), 0, load<u32>(control.setBytes));
}

function setOf(record: usize): usize {
  return record + load<u32>(control.rowBytes) + 8;
}
