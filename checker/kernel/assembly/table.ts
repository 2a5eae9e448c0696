import * as control from '../linear/control-block';
import { hashOf, recordOf, sameRow } from './rows';

// The table that finds rows: entries of 64 bits, 0 where there is none. A row stands at its home, which the high bits of its hash name, or
// at the next free place. An entry is the number of the row plus one, in its low bits, and above it the tag that tells the row:
//
// - where rows are wide, the 32 bits of its hash. Where tags are equal, rows are compared.
// - where rows are narrow (less than 2^58), no two rows have the same hash, of 58 bits. The home names the first of them, the tag has the
//   others, and 6 bits that say how many places behind its home the entry stands. So rows need not be compared, and are not even read:
//   that would be a second access to memory far away. Only 63 or more places behind their homes are rows compared.

/** Of places behind its home, as many as an entry can say; that many stands for any number from there on. */
const farAway: u32 = 63;

/** The tag that goes with the place that `placeOf` has found, and the entry that it has found there. */
export let tagThere: u64 = 0;
export let entryThere: u64 = 0;

/** How many bits of an entry hold the number. */
export function numberBits(): u64 {
  return load<u32>(control.narrow) !== 0 ? 32 - load<u32>(control.tableShift) : 32;
}

export function numberIn(entry: u64): u32 {
  return u32(entry & ~(u64.MAX_VALUE << numberBits())) - 1;
}

/** The home of the rows with this hash. */
export function homeOf(hash: u64): usize {
  return load<u32>(control.table) + (u32(u32(hash >>> 32) >>> load<u32>(control.tableShift)) << 3);
}

/**
 * The place of a row in the table: of its entry, which is `entryThere`, or a free one. Where several threads enter rows, an entry is
 * complete when it appears, and never changes.
 */
export function placeOf(record: usize, hash: u64): usize {
  return load<u32>(control.narrow) !== 0 ? placeOfNarrow(record, hash) : placeOfWide(record, hash);
}

function placeOfWide(record: usize, hash: u64): usize {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  let index = u32(hash >>> 32) >>> load<u32>(control.tableShift);
  tagThere = hash;
  while (true) {
    const place = table + (index << 3);
    const entry = atomic.load<u64>(place);
    if (entry === 0 || ((entry ^ hash) >>> 32 === 0 && sameRow(recordOf(u32(entry) - 1), record))) {
      entryThere = entry;
      return place;
    }
    index = (index + 1) & mask;
  }
}

function placeOfNarrow(record: usize, hash: u64): usize {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  const bits = numberBits();
  const tags = u64.MAX_VALUE << bits;
  let tag = hash << bits;
  let index = u32(hash >>> (64 - bits));
  let distance: u32 = 0;
  while (true) {
    const place = table + (index << 3);
    const entry = atomic.load<u64>(place);
    if (entry === 0 || ((entry & tags) === tag && (distance < farAway || sameRow(recordOf(numberIn(entry)), record)))) {
      tagThere = tag;
      entryThere = entry;
      return place;
    }
    index = (index + 1) & mask;
    if (distance < farAway) tag += u64(1) << bits;
    distance++;
  }
}

/** The entry of a row. */
export function entryOf(row: u32, tag: u64): u64 {
  return tag | u64(row + 1);
}

function firstTag(hash: u64, bits: u64): u64 {
  return load<u32>(control.narrow) !== 0 ? hash << bits : hash;
}

/** Whether what stands at its home may be the entry of a row with this hash. */
export function mayBeOf(entry: u64, hash: u64): bool {
  const bits = numberBits();
  return entry !== 0 && (entry & (u64.MAX_VALUE << bits)) === firstTag(hash, bits);
}

/** Enters rows into a table that is empty but for the rows before `first`. */
export function enterRows(first: u32, end: u32): void {
  for (let row = first; row < end; row++) enter(hashOf(recordOf(row)), row);
}

/** Places of a table that are entered into a larger one at once. */
const piecePlaces: u32 = 8192;
/** Pages of memory are as large on most platforms, or larger. */
const pageBytes: usize = 4096;

/** Enters what the table held that was half as large, together with the other threads. */
export function enterTable(): void {
  while (enterPiece());
}

/**
 * The same for some places that no thread has taken yet: nearly in the order of the new ones. Pieces that are taken one after the other are
 * far from each other, since threads that touch new pages side by side wait for each other within the platform.
 *
 * @returns whether there were any
 */
export function enterPiece(): bool {
  const last = load<u32>(control.tableMask) >>> 1;
  const regions = load<u32>(control.threadCount);
  const regionPieces = last / piecePlaces / regions + 1;
  const turn = atomic.add<u32>(control.nextEntry, 1);
  if (turn >= regions * regionPieces) return false;
  const piece = (turn % regions) * regionPieces + turn / regions;
  if (piece <= last / piecePlaces) enterPlaces(piece * piecePlaces, min((piece + 1) * piecePlaces, last + 1));
  return true;
}

/** Enters what the old table holds at some places. */
function enterPlaces(from: u32, to: u32): void {
  const narrow = load<u32>(control.narrow) !== 0;
  const bits = narrow ? numberBits() - 1 : 32;
  const numbers = ~(u64.MAX_VALUE << bits);
  const old: usize = load<u32>(control.oldTable);
  const mask = load<u32>(control.tableMask) >>> 1;
  touch(load<u32>(control.table) + (usize(from) << 4), load<u32>(control.table) + (usize(to) << 4));
  for (let index = from; index < to; index++) {
    const entry = load<u64>(old + (index << 3));
    if (entry === 0) continue;
    const row = u32(entry & numbers) - 1;
    if (!narrow) {
      enter(entry & ~numbers, row);
      continue;
    }
    const distance = u32(entry >>> bits) & farAway;
    const home = (index - distance) & mask;
    // The home, what the tag says beyond it, and six bits that no hash has.
    const hash = (u64(home) << (64 - bits)) | ((entry >>> (bits + 6)) << 6);
    enter(distance === farAway ? hashOf(recordOf(row)) : hash, row);
  }
}

/**
 * Has the platform give memory for what is going to be written. For a new page that is read first it gives a page of zeroes that all share,
 * which it takes back when the page is written; and for that it interrupts all threads. An exchange always counts as a write.
 */
function touch(from: usize, to: usize): void {
  for (let at = from; at < to; at += pageBytes) atomic.cmpxchg<u64>(at, 0, 0);
  atomic.cmpxchg<u64>(to - 8, 0, 0);
}

/** Enters a row that is not there yet. */
function enter(hash: u64, row: u32): void {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  const narrow = load<u32>(control.narrow) !== 0;
  const bits = numberBits();
  let tag = narrow ? hash << bits : hash;
  let index = u32(hash >>> 32) >>> load<u32>(control.tableShift);
  let distance: u32 = 0;
  while (true) {
    const place = table + (index << 3);
    if (load<u64>(place) === 0 && atomic.cmpxchg<u64>(place, 0, entryOf(row, tag)) === 0) return;
    index = (index + 1) & mask;
    if (narrow && distance < farAway) tag += u64(1) << bits;
    distance++;
  }
}

/** Has the entry of a row name another number. */
export function rename(from: u32, to: u32): void {
  const record = recordOf(from);
  store<u64>(placeOf(record, hashOf(record)), entryOf(to, tagThere));
}
