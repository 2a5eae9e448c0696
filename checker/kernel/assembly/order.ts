import * as batchSize from '../linear/batch-size';
import * as control from '../linear/control-block';
import { allAreBefore, allAreBehind } from './owners';
import { chunkBits, recordOf, rowsInLine } from './rows';

const blockRows: u32 = batchSize.blockRows;

// The order in which a search with one thread would have met the rows of the next level: by the place of the least parent, and among those
// of one parent by the ordinal. Threads write it in parts, each for the parents at some places of the level; none needs to wait for another.
// For each part, blocks of numbers are passed over whose rows are known to have been met from elsewhere.

/** Writes the parts that no thread has taken yet. */
export function putInOrder(): void {
  const parts = load<u32>(control.orderParts);
  const size = load<u32>(control.levelSize);
  while (true) {
    const part = atomic.add<u32>(control.nextPart, 1);
    if (part >= parts) return;
    putPartInOrder(u32((u64(size) * part) / parts), u32((u64(size) * (part + 1)) / parts));
  }
}

/** Puts in order the rows whose parents stand from place `from` to before `to`. */
function putPartInOrder(from: u32, to: u32): void {
  const next: usize = load<u32>(control.orderNext);
  // To write comes first: where new memory is read before it is written, the platform interrupts all threads. See `touch` in `table.ts`.
  memory.fill(next + (from << 2), 0, (to - from) << 2);
  const start = countRows(from, to);
  let end = start;
  for (let place = from; place < to; place++) {
    const rows = load<u32>(next + (place << 2));
    store<u32>(next + (place << 2), end);
    end += rows;
  }
  placeRows(from, to);
  // Most rows were added in the order of their keys.
  const order: usize = load<u32>(control.orderTo);
  let greatest: u64 = 0;
  for (let index = start; index < end; index++) {
    const key = keyAt(order, index);
    if (key < greatest) putAmongBefore(order, start, index, key);
    else greatest = key;
  }
}

/** Counts the rows of each parent of a part, and returns how many there are of parents before it. */
function countRows(from: u32, to: u32): u32 {
  const first = load<u32>(control.orderFirst);
  const end = load<u32>(control.rowCount);
  const next: usize = load<u32>(control.orderNext);
  const levelFirst = load<u32>(control.levelFirst);
  const stride = load<u32>(control.stride);
  let before: u32 = 0;
  for (let row = first; row < end; ) {
    const lineEnd = lineEndOf(row, first, end);
    if (allAreBefore(row - first, from)) {
      before += lineEnd - row;
      row = lineEnd;
    } else if (allAreBehind(row - first, to)) row = lineEnd;
    for (let key = keyOf(row); row < lineEnd; key += stride) {
      const place = load<u32>(key, 4) - levelFirst;
      if (place < from) before++;
      else if (place < to) store<u32>(next + (place << 2), load<u32>(next + (place << 2)) + 1);
      row++;
    }
  }
  return before;
}

/** Writes the rows of a part to where those of each parent go next. */
function placeRows(from: u32, to: u32): void {
  const first = load<u32>(control.orderFirst);
  const end = load<u32>(control.rowCount);
  const next: usize = load<u32>(control.orderNext);
  const order: usize = load<u32>(control.orderTo);
  const levelFirst = load<u32>(control.levelFirst);
  const stride = load<u32>(control.stride);
  for (let row = first; row < end; ) {
    const lineEnd = lineEndOf(row, first, end);
    if (allAreBefore(row - first, from) || allAreBehind(row - first, to)) row = lineEnd;
    for (let key = keyOf(row); row < lineEnd; key += stride) {
      const place = load<u32>(key, 4) - levelFirst;
      if (place >= from && place < to) {
        const index = load<u32>(next + (place << 2));
        store<u32>(next + (place << 2), index + 1);
        store<u32>(order + (index << 2), row);
      }
      row++;
    }
  }
}

/** The end of the rows from this one on that have numbers of one block, and stand one after the other. */
function lineEndOf(row: u32, first: u32, end: u32): u32 {
  return row + rowsInLine(row, min(end, row + blockRows - ((row - first) & (blockRows - 1))));
}

/** Moves a row before those of greater keys, among rows that are in order from `start` on. Those of other parents need not move. */
function putAmongBefore(order: usize, start: u32, index: u32, key: u64): void {
  const row = load<u32>(order + (index << 2));
  let to = index;
  while (to > start && keyAt(order, to - 1) > key) {
    store<u32>(order + (to << 2), load<u32>(order + ((to - 1) << 2)));
    to--;
  }
  store<u32>(order + (to << 2), row);
}

/**
 * Puts some rows in the order of their keys.
 *
 * @param rows their numbers, or those that they were given first: see `renumber`
 * @param spare as much space
 * @returns where their numbers are then: at `rows` or at `spare`
 */
export function sortByKey(rows: usize, spare: usize, count: u32): usize {
  for (let at = rows; at < rows + (count << 2); at += 4) {
    const row = load<u32>(at);
    if (row >= load<u32>(control.rowCount)) store<u32>(at, load<u32>(keyOf(row)));
  }
  for (let width: u32 = 1; width < count; width <<= 1) {
    for (let from: u32 = 0; from < count; from += 2 * width) {
      merge(rows, spare, from, min(from + width, count), min(from + 2 * width, count));
    }
    const sorted = spare;
    spare = rows;
    rows = sorted;
  }
  return rows;
}

/** Merges the rows at the places from `from` on with those from `middle` to before `end`; each of both are in order. */
function merge(rows: usize, to: usize, from: u32, middle: u32, end: u32): void {
  if (middle === end || keyAt(rows, middle - 1) < keyAt(rows, middle)) {
    memory.copy(to + (from << 2), rows + (from << 2), (end - from) << 2);
    return;
  }
  let one = from;
  let other = middle;
  for (let place = from; place < end; place++) {
    const takesOne = other === end || (one < middle && keyAt(rows, one) < keyAt(rows, other));
    store<u32>(to + (place << 2), load<u32>(rows + ((takesOne ? one : other) << 2)));
    if (takesOne) one++;
    else other++;
  }
}

function keyAt(rows: usize, place: u32): u64 {
  return load<u64>(keyOf(load<u32>(rows + (place << 2))));
}

/** Where the key of a row stands. */
function keyOf(row: u32): usize {
  return recordOf(row) + load<u32>(control.rowBytes);
}

/** Rows whose parents a thread names at once. */
const namedRows: u32 = 1 << chunkBits;

/** Has the keys of the rows of the next level name their parents by number, where they named them by place, together with the other threads. */
export function nameParents(): void {
  const levelFirst = load<u32>(control.levelFirst);
  const order: usize = load<u32>(control.order);
  const stride = load<u32>(control.stride);
  const end = load<u32>(control.rowCount);
  while (true) {
    let row = load<u32>(control.orderFirst) + atomic.add<u32>(control.nextPart, 1) * namedRows;
    if (row >= end) return;
    const partEnd = min(end, row + namedRows);
    while (row < partEnd) {
      const lineEnd = row + rowsInLine(row, partEnd);
      for (let key = keyOf(row); row < lineEnd; key += stride) {
        store<u32>(key, load<u32>(order + ((load<u32>(key, 4) - levelFirst) << 2)), 4);
        row++;
      }
    }
  }
}
