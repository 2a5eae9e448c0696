import { UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { ADD, COUNT, PROBE } from '../linear/mode';
import { ENTER, EXPAND, ORDER } from '../linear/task';
import * as threadBlock from '../linear/thread-block';
import { decidePacked } from './answers';
import { flush, hasNumbers, reach } from './batch';
import { expand } from './expand';
import { growShared, learnAlways } from './host';
import { nameParents, putInOrder } from './order';
import { recordOf } from './rows';
import { forgetSeen } from './seen';
import { enterTable } from './table';
import { me } from './thread';

/** The row at a place in the level that is being expanded. */
function rowAt(place: u32): u32 {
  const order = load<u32>(control.order);
  return order === 0 ? load<u32>(control.levelFirst) + place : load<u32>(order + (place << 2));
}

/**
 * Expands the rows at the places from `first` to before `end`, in order, and adds what they lead to. Ends early where no further row need
 * be expanded, or to let the other half of the search have a look.
 *
 * @returns the place after the last one that was expanded
 */
export function run(first: u32, end: u32): u32 {
  const levelFirst = load<u32>(control.levelFirst);
  const counts = load<u32>(me, threadBlock.counts);
  let place = first;
  while (place < end && levelFirst + place <= load<u32>(control.stopRow)) {
    expand(rowAt(place), levelFirst + place);
    const steps = load<u32>(me, threadBlock.ordinal);
    store<u32>(counts + ((place - first) << 2), steps);
    count(steps);
    place++;
    if (load<u32>(control.yieldSoon) !== 0) break;
  }
  flush();
  return place;
}

/** Looks where the rows at some places lead, without adding anything, until it is known that they lead on. */
export function probe(first: u32, end: u32): u32 {
  const levelFirst = load<u32>(control.levelFirst);
  store<u32>(me, PROBE, threadBlock.mode);
  let place = first;
  while (place < end && levelFirst + place <= load<u32>(control.stopRow)) {
    if (load<u32>(me, threadBlock.foundBeyond) !== 0 && load<u32>(control.restCount) === 0) break;
    expand(rowAt(place), levelFirst + place);
    flush();
    count(load<u32>(me, threadBlock.ordinal));
    place++;
  }
  store<u32>(me, ADD, threadBlock.mode);
  return place;
}

/**
 * Does what threads are called to do together: see `../linear/task.ts`. Where that is to expand rows of the level, those that are not yet
 * taken, `ranges` times so many.
 *
 * @returns whether there may be more to do; if not, all that this thread has met is added
 */
export function work(ranges: u32): bool {
  const task = load<u32>(control.task);
  if (task === EXPAND) return expandRanges(ranges);
  if (task === ENTER) enterTable();
  else if (task === ORDER) putInOrder();
  else nameParents();
  return false;
}

/**
 * Places that a thread takes at once: at most so many, and of what is left such a part of its share, so that none has to wait long for
 * another in the end. Neighbours lead to the same, and what threads lead to both, they have to agree upon: so as many as possible.
 */
const rangeMost: u32 = 4096;
const partsOfShare: u32 = 8;

function placesAtOnce(placesEnd: u32): u32 {
  const left = placesEnd - min(placesEnd, atomic.load<u32>(control.nextPlace));
  return max(1, min(rangeMost, left / (partsOfShare * load<u32>(control.threadCount))));
}

function expandRanges(ranges: u32): bool {
  const levelFirst = load<u32>(control.levelFirst);
  const placesEnd = load<u32>(control.placesEnd);
  const expanded: usize = load<u32>(control.expanded);
  for (let range: u32 = 0; range < ranges; range++) {
    if (!hasNumbers()) atomic.store<u32>(control.outOfRoom, 1);
    if (atomic.load<u32>(control.outOfRoom) !== 0) break;
    const places = placesAtOnce(placesEnd);
    const first = atomic.add<u32>(control.nextPlace, places);
    if (first >= placesEnd) break;
    const end = min(first + places, placesEnd);
    reach(first, end);
    for (let place = first; place < end; place++) {
      if (load<u8>(expanded + place) !== 0) continue;
      if (load<u32>(me, threadBlock.spareEnd) === 0) store<u32>(me, 1, threadBlock.missed);
      else expand(rowAt(place), levelFirst + place);
      if (load<u32>(me, threadBlock.missed) === 0) {
        count(load<u32>(me, threadBlock.ordinal));
        store<u8>(expanded + place, 1);
      } else store<u32>(me, load<u32>(me, threadBlock.givenUp) + 1, threadBlock.givenUp);
    }
    if (range === ranges - 1) return true;
  }
  flush();
  return false;
}

/**
 * Expands the rows that had to wait for an answer, or for room, among the places before `end`, in order.
 *
 * @param most of them
 * @returns how many it has expanded
 */
export function workAgain(end: u32, most: u32): u32 {
  let rows: u32 = 0;
  forgetSeen();
  reach(0, end);
  const levelFirst = load<u32>(control.levelFirst);
  const expanded: usize = load<u32>(control.expanded);
  for (let place: u32 = 0; place < end && rows < most; place++) {
    if (load<u8>(expanded + place) !== 0) continue;
    while (!hasNumbers()) {
      if (growShared() !== 0) continue;
      store<u32>(control.outOfRoom, 1);
      return rows;
    }
    expand(rowAt(place), levelFirst + place);
    if (load<u32>(me, threadBlock.missed) !== 0) return rows;
    count(load<u32>(me, threadBlock.ordinal));
    store<u8>(expanded + place, 1);
    rows++;
  }
  flush();
  return rows;
}

/** The steps of the rows at some places, without adding anything. */
export function countSteps(first: u32, end: u32): u64 {
  const levelFirst = load<u32>(control.levelFirst);
  let steps: u64 = 0;
  store<u32>(me, COUNT, threadBlock.mode);
  for (let place = first; place < end; place++) {
    expand(rowAt(place), levelFirst + place);
    steps += load<u32>(me, threadBlock.ordinal);
  }
  store<u32>(me, ADD, threadBlock.mode);
  return steps;
}

function count(steps: u32): void {
  store<u64>(me, load<u64>(me, threadBlock.transitions) + steps, threadBlock.transitions);
}

/**
 * The first of some rows at which the answer to a question of those asked of every row is 1.
 *
 * @param order the numbers of the rows, in order
 * @returns its place among them; `count` if there is none
 */
export function firstWith(question: u32, order: usize, count: u32): u32 {
  for (let place: u32 = 0; place < count; place++) {
    const record = recordOf(load<u32>(order + (place << 2)));
    const decided = decidePacked(load<i32>(load<u32>(control.always) + (question << 3)), record);
    if ((decided === UNKNOWN ? learnAlways(question, record) : -1 - decided) === 1) return place;
  }
  return count;
}
