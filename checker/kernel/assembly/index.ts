// The half of the search that explores: rows, the table of rows, and the answers of the system that are known. Linear memory is its only
// data; `../linear/` says what stands where.

import { live, liveCount, rowBytes } from '../linear/control-block';
import * as threadBlock from '../linear/thread-block';
import { placeOf } from './answers';
import { flush } from './batch';
import { copyRow } from './rows';
import { leadToStart } from './sleep';
import { me } from './thread';

export { reaction } from './answers';
export { flush, renumber } from './batch';
export { countSteps, firstWith, probe, run, work, workAgain } from './level';
export { sortByKey } from './order';
export { moveField } from './rows';
export { enterPiece, enterRows } from './table';
export { setThread } from './thread';

/** Packs the ids of the row that is being expanded, after the layout of rows has changed. */
export function pack(): void {
  const row = load<u32>(me, threadBlock.work);
  memory.fill(row, 0, load<u32>(rowBytes));
  const ids = load<u32>(me, threadBlock.ids);
  const end = load<u32>(live) + (load<u32>(liveCount) << 4);
  for (let field = load<u32>(live); field < end; field += 16) {
    const word = row + load<u32>(field, 4);
    store<u32>(word, load<u32>(word) | (load<u32>(ids + load<u32>(field)) << load<u32>(field, 8)));
  }
}

/** Adds the row that is packed, as one to start from. */
export function addPacked(): void {
  const row = load<u32>(me, threadBlock.batch);
  copyRow(row, load<u32>(me, threadBlock.work));
  store<u32>(row + load<u32>(rowBytes), 0);
  store<u32>(row + load<u32>(rowBytes), u32.MAX_VALUE, 4);
  leadToStart(row);
  store<u32>(me, 1, threadBlock.batchLength);
  flush();
}

/** Notes what stands for a pair in one of the maps of pairs. There is room. */
export function setPair(map: usize, first: u32, second: u32, value: i32): void {
  const pairs = load<u32>(map);
  const mask = load<u32>(map, 4);
  let place = placeOf(first, second) & mask;
  let pair = pairs + (place << 4);
  while (load<u32>(pair) !== 0 && (load<u32>(pair) !== first + 1 || load<u32>(pair, 4) !== second)) {
    place = (place + 1) & mask;
    pair = pairs + (place << 4);
  }
  store<u32>(pair, first + 1);
  store<u32>(pair, second, 4);
  store<i32>(pair, value, 8);
}

/**
 * Copies records into longer ones: rows end in zeroes then, and so do the sets.
 *
 * @param fromSet the bytes of a set; `fromBytes` those of a row
 */
export function widen(from: usize, to: usize, rows: u32, fromBytes: u32, toBytes: u32, fromSet: u32, toSet: u32): void {
  for (let row: u32 = 0; row < rows; row++) {
    const source = from + row * (fromBytes + 8 + fromSet);
    const target = to + row * (toBytes + 8 + toSet);
    memory.copy(target, source, fromBytes);
    memory.copy(target + toBytes, source + fromBytes, 8 + fromSet);
  }
}
