import * as control from '../linear/control-block';
import * as slotEntry from '../linear/slot-entry';
import * as threadBlock from '../linear/thread-block';
import { me } from './thread';

/** Rows per chunk, as a power of two. */
export const chunkBits: u32 = 14;

/** Where the record of a row stands. */
export function recordOf(row: u32): usize {
  const chunk = load<u32>(load<u32>(control.chunks) + ((row >>> chunkBits) << 2));
  return chunk + (row & ((1 << chunkBits) - 1)) * load<u32>(control.stride);
}

/** How many rows from this one on stand one after the other, at the distance of the stride, among those before `end`. */
export function rowsInLine(row: u32, end: u32): u32 {
  return min(end, (row | ((1 << chunkBits) - 1)) + 1) - row;
}

export function slotAt(slot: u32): usize {
  return load<u32>(control.slots) + (slot << slotEntry.bytesLog);
}

/** Has the ids be those of the row that is being expanded. Before that, nothing may ask for them. */
export function decode(): void {
  if (load<u32>(me, threadBlock.decoded) !== 0) return;
  store<u32>(me, 1, threadBlock.decoded);
  const row = load<u32>(me, threadBlock.work);
  const ids = load<u32>(me, threadBlock.ids);
  const live = load<u32>(control.live);
  const liveEnd = live + (load<u32>(control.liveCount) << 4);
  for (let field = live; field < liveEnd; field += 16) {
    const id = (load<u32>(row + load<u32>(field, 4)) >>> load<u32>(field, 8)) & load<u32>(field, 12);
    store<u32>(ids + load<u32>(field), id);
  }
}

/** The id of a slot in the row that stands at `row`. */
export function idIn(row: usize, slot: u32): u32 {
  const entry = slotAt(slot);
  return (
    (load<u32>(row + load<u32>(entry, slotEntry.wordByte)) >>> load<u32>(entry, slotEntry.shift)) &
    load<u32>(entry, slotEntry.mask)
  );
}

/** Changes the id of a slot in the row that stands at `row`. */
export function change(row: usize, slot: u32, difference: u32): void {
  const entry = slotAt(slot);
  const at = row + load<u32>(entry, slotEntry.wordByte);
  store<u32>(at, load<u32>(at) ^ (difference << load<u32>(entry, slotEntry.shift)));
}

/**
 * The hash of a row, in the high bits: the highest are the best ones. Where rows are narrow 58 bits, which no other row has; else 32, for
 * which words that are 0 do not count, so that rows may grow at their ends.
 */
export function hashOf(row: usize): u64 {
  if (load<u32>(control.narrow) !== 0) return narrowHashOf(row);
  let hash = mixed(load<u64>(row));
  const end = row + load<u32>(control.rowBytes);
  let factor: u64 = 0x9e3779b97f4a7c15;
  for (let at = row + 8; at < end; at += 8) {
    factor += 0xbf58476d1ce4e5b8;
    hash ^= mixed(load<u64>(at) * factor);
  }
  return (hash >>> 32) << 32;
}

/** Another number of 58 bits for each row: both multiplying by an odd number and the exclusive or with higher bits can be undone. */
export function narrowHashOf(row: usize): u64 {
  const once = (load<u64>(row) * 0xd6e8feb86659fd93) & 0x3ffffffffffffff;
  return ((once ^ (once >>> 29)) * 0xd6e8feb86659fd93) << 6;
}

function mixed(word: u64): u64 {
  const once = word * 0xd6e8feb86659fd93;
  return (once ^ (once >>> 32)) * 0xd6e8feb86659fd93;
}

export function sameRow(one: usize, other: usize): bool {
  if (load<u64>(one) !== load<u64>(other)) return false;
  const bytes = load<u32>(control.rowBytes);
  for (let at: u32 = 8; at < bytes; at += 8) {
    if (load<u64>(one + at) !== load<u64>(other + at)) return false;
  }
  return true;
}

export function copyRow(to: usize, from: usize): void {
  store<u64>(to, load<u64>(from));
  const bytes = load<u32>(control.rowBytes);
  for (let at: u32 = 8; at < bytes; at += 8) store<u64>(to + at, load<u64>(from + at));
}

/** Moves a field to a place where all rows hold zeroes, in the rows before `count`. */
export function moveField(count: u32, fromByte: u32, fromShift: u32, mask: u32, toByte: u32, toShift: u32): void {
  for (let row: u32 = 0; row < count; row++) {
    const record = recordOf(row);
    const word = load<u32>(record + fromByte);
    store<u32>(record + fromByte, word & ~(mask << fromShift));
    const target = record + toByte;
    store<u32>(target, load<u32>(target) | (((word >>> fromShift) & mask) << toShift));
  }
}
