import { UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import * as threadBlock from '../linear/thread-block';
import { idIn } from './rows';
import { me } from './thread';

/** The answer in a column under an id; UNKNOWN if the system was not asked. */
export function reaction(column: u32, id: u32): i32 {
  const entry = load<u32>(control.columns) + (column << 4);
  if (id < load<u32>(entry, 4)) return load<i32>(load<u32>(entry) + (id << 2));
  return inPairs(control.pairs, column, id);
}

/** What stands for a pair in one of the maps of pairs; UNKNOWN if it is not there. */
export function inPairs(map: usize, first: u32, second: u32): i32 {
  const pairs = load<u32>(map);
  const mask = load<u32>(map, 4);
  let place = placeOf(first, second) & mask;
  while (true) {
    const pair = pairs + (place << 4);
    const key = load<u32>(pair);
    if (key === 0) return UNKNOWN;
    if (key === first + 1 && load<u32>(pair, 4) === second) return load<i32>(pair, 8);
    place = (place + 1) & mask;
  }
}

/** Where the search for a pair begins, before it is cut to the size of the map. */
export function placeOf(first: u32, second: u32): u32 {
  const product = ((u64(second) << 32) | u64(first)) * 0x9e3779b97f4a7c15;
  return u32(product >>> 40);
}

/** Follows a decision tree for the row that is being expanded; minus one minus the answer, or UNKNOWN. */
export function decide(root: i32): i32 {
  const ids = load<u32>(me, threadBlock.ids);
  let child = root;
  while (child > 0) {
    const node = usize(child) << 2;
    const id = load<u32>(ids + (load<u32>(node) << 2));
    child = id < load<u32>(node, 4) ? load<i32>(node + (id << 2), 8) : UNKNOWN;
  }
  return child;
}

/** The same for the row that stands at `row`. */
export function decidePacked(root: i32, row: usize): i32 {
  let child = root;
  while (child > 0) {
    const node = usize(child) << 2;
    const id = idIn(row, load<u32>(node));
    child = id < load<u32>(node, 4) ? load<i32>(node + (id << 2), 8) : UNKNOWN;
  }
  return child;
}
