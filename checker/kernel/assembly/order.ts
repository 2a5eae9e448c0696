import * as control from '../linear/control-block';
import { recordOf, rowsInLine } from './rows';

// The order in which a search with one thread would have met the rows of the next level: by the place of the least parent, and among those
// of one parent by the ordinal. Threads write it in parts, each for the parents at some places of the level; none needs to wait for another.

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
  const first = load<u32>(control.orderFirst);
  const end = load<u32>(control.rowCount);
  const next: usize = load<u32>(control.orderNext);
  const order: usize = load<u32>(control.orderTo);
  const levelFirst = load<u32>(control.levelFirst);
  const keyAt = load<u32>(control.rowBytes);
  const stride = load<u32>(control.stride);
  // First how many rows each parent has, then where the next one of them goes.
  let start: u32 = 0;
  for (let row = first; row < end; ) {
    const lineEnd = row + rowsInLine(row, end);
    for (let key = recordOf(row) + keyAt; row < lineEnd; key += stride) {
      const place = load<u32>(key, 4) - levelFirst;
      if (place < from) start++;
      else if (place < to) store<u32>(next + (place << 2), load<u32>(next + (place << 2)) + 1);
      row++;
    }
  }
  let after = start;
  for (let place = from; place < to; place++) {
    const rows = load<u32>(next + (place << 2));
    store<u32>(next + (place << 2), after);
    after += rows;
  }
  for (let row = first; row < end; ) {
    const lineEnd = row + rowsInLine(row, end);
    for (let key = recordOf(row) + keyAt; row < lineEnd; key += stride) {
      const place = load<u32>(key, 4) - levelFirst;
      if (place >= from && place < to) {
        const index = load<u32>(next + (place << 2));
        store<u32>(next + (place << 2), index + 1);
        store<u32>(order + (index << 2), row);
      }
      row++;
    }
  }
  // Most rows were added in the order of their keys.
  let greatest: u64 = 0;
  for (let index = start; index < after; index++) {
    const key = load<u64>(recordOf(load<u32>(order + (index << 2))) + keyAt);
    if (key < greatest) putAmongBefore(order, start, index, key);
    else greatest = key;
  }
}

/** Moves a row before those of greater keys, among rows that are in order from `start` on. Those of other parents need not move. */
function putAmongBefore(order: usize, start: u32, index: u32, key: u64): void {
  const keyAt = load<u32>(control.rowBytes);
  const row = load<u32>(order + (index << 2));
  let to = index;
  while (to > start) {
    const before = load<u32>(order + ((to - 1) << 2));
    if (load<u64>(recordOf(before) + keyAt) <= key) break;
    store<u32>(order + (to << 2), before);
    to--;
  }
  store<u32>(order + (to << 2), row);
}

/** Has the keys of rows name their parents by number, where they named them by place. */
export function nameParents(first: u32, end: u32): void {
  const levelFirst = load<u32>(control.levelFirst);
  const order = load<u32>(control.order);
  if (order === 0) return;
  const parentAt = load<u32>(control.rowBytes) + 4;
  for (let row = first; row < end; row++) {
    const parent = recordOf(row) + parentAt;
    store<u32>(parent, load<u32>(order + ((load<u32>(parent) - levelFirst) << 2)));
  }
}
