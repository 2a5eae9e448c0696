import { UNKNOWN } from '../linear/answers';
import * as batchSize from '../linear/batch-size';
import * as control from '../linear/control-block';
import { ADD, PROBE, RECORD } from '../linear/mode';
import { closed } from '../linear/question-kind';
import * as threadBlock from '../linear/thread-block';
import { isAnswered, rememberAnswered } from './answered';
import { decidePacked } from './answers';
import { foundAlways, growRows, growShared, growTable, learnAlways } from './host';
import { ownerOf } from './owners';
import { hashOf, narrowHashOf, recordOf } from './rows';
import { meetAgain, meetAgainTogether, sleeps } from './sleep';
import { entryOf, entryThere, homeOf, mayBeOf, numberBits, numberIn, placeOf, rename, tagThere } from './table';
import { me } from './thread';

/** Successors that are computed before they are looked up, so that the look-ups overlap in memory. */
export const batchRows: u32 = batchSize.batchRows;
/** Places behind its home at which a successor is looked for without further ado: fewer than an entry can say. */
const nearBy: u32 = 32;
const blockRows: u32 = batchSize.blockRows;

/** Writes back what a loop had at hand: how many steps of the row were taken, and how many successors wait. */
export function noteSteps(ordinal: u32, waiting: u32): void {
  store<u32>(me, ordinal, threadBlock.ordinal);
  store<u32>(me, waiting, threadBlock.batchLength);
}

/** Looks up the successors that wait, and adds those that are not known. */
export function flush(): void {
  const count = load<u32>(me, threadBlock.batchLength);
  const mode = load<u32>(me, threadBlock.mode);
  const inOrder = load<u32>(control.levelStart) === u32.MAX_VALUE;
  store<u32>(me, 0, threadBlock.batchLength);
  bringNear(count);
  if (mode === ADD && !sleeps() && load<u32>(control.narrow) !== 0) {
    if (inOrder) addNarrow(count);
    else addNarrowTogether(count);
  } else addEach(count, mode, inOrder);
  if (mode === ADD && !inOrder) prepare();
}

/** The same as `addEach`. Nearly all successors are known, and stand near their homes: with those, nothing more has to be done. */
function addNarrow(count: u32): void {
  const stride = load<u32>(control.stride);
  const hashes: usize = load<u32>(me, threadBlock.hashes);
  let record: usize = load<u32>(me, threadBlock.batch);
  let bits = numberBits();
  let table: usize = load<u32>(control.table);
  let last = usize(load<u32>(control.tableMask)) << 3;
  for (let index: u32 = 0; index < count; index++) {
    const hash = load<u64>(hashes + (index << 3));
    let at = usize(hash >>> (64 - bits)) << 3;
    let tag = hash << bits;
    // Where the tags are equal, the number plus one is left; where there is no entry, the tag.
    let known = load<u64>(table + at) ^ tag;
    for (let distance: u32 = 0; known >>> bits !== 0 && known !== tag && distance < nearBy; distance++) {
      at = (at + 8) & last;
      tag += u64(1) << bits;
      known = load<u64>(table + at) ^ tag;
    }
    if (known >>> bits !== 0 || known === tag) {
      if (known === tag) addAt(record, table + at, tag);
      else add(record, hash);
      bits = numberBits();
      table = load<u32>(control.table);
      last = usize(load<u32>(control.tableMask)) << 3;
    }
    record += stride;
  }
}

/** The same where other threads may add rows too. */
function addNarrowTogether(count: u32): void {
  const levelStart = load<u32>(control.levelStart);
  const bits = numberBits();
  const table: usize = load<u32>(control.table);
  const last = usize(load<u32>(control.tableMask)) << 3;
  const stride = load<u32>(control.stride);
  const keyAt = load<u32>(control.rowBytes);
  const hashes: usize = load<u32>(me, threadBlock.hashes);
  let record: usize = load<u32>(me, threadBlock.batch);
  for (let index: u32 = 0; index < count; index++) {
    const hash = load<u64>(hashes + (index << 3));
    let at = usize(hash >>> (64 - bits)) << 3;
    let tag = hash << bits;
    let known = load<u64>(table + at) ^ tag;
    for (let distance: u32 = 0; known >>> bits !== 0 && known !== tag && distance < nearBy; distance++) {
      at = (at + 8) & last;
      tag += u64(1) << bits;
      known = load<u64>(table + at) ^ tag;
    }
    if (known === tag) {
      if (!addKeyedAt(record, table + at, tag)) addKeyed(record, hash);
    } else if (known >>> bits !== 0) {
      addKeyed(record, hash);
    } else {
      const row = u32(known - 1);
      if (row >= levelStart && !wasMetEarlier(row, load<u32>(record + keyAt, 4))) {
        lowerKey(row, load<u64>(record + keyAt));
      }
    }
    record += stride;
  }
}

function addEach(count: u32, mode: u32, inOrder: bool): void {
  const stride = load<u32>(control.stride);
  let record: usize = load<u32>(me, threadBlock.batch);
  let hashes: usize = load<u32>(me, threadBlock.hashes);
  for (let index: u32 = 0; index < count; index++) {
    const hash = load<u64>(hashes);
    if (mode === PROBE) lookUp(record, hash);
    else if (mode === RECORD) lead(index, add(record, hash));
    else if (inOrder) add(record, hash);
    else addKeyed(record, hash);
    record += stride;
    hashes += 8;
  }
}

/** Sees to it that a further batch can be added; where there is no room, gives up the row that is being expanded. */
function prepare(): void {
  while (!hasNumbers()) {
    if (load<u32>(me, threadBlock.frozen) === 0 && growShared() !== 0) continue;
    atomic.store<u32>(control.outOfRoom, 1);
    store<u32>(me, 1, threadBlock.missed);
    return;
  }
}

/**
 * Hashes the successors, and reads where they would stand, so that the memory accesses overlap: the table first, then the rows, where they
 * are needed.
 */
function bringNear(count: u32): void {
  const stride = load<u32>(control.stride);
  const hashes: usize = load<u32>(me, threadBlock.hashes);
  let record: usize = load<u32>(me, threadBlock.batch);
  let sum: u32 = 0;
  const narrow = load<u32>(control.narrow) !== 0;
  if (narrow) {
    const table: usize = load<u32>(control.table);
    const shift = 64 - numberBits();
    for (let index: u32 = 0; index < count; index++) {
      const hash = narrowHashOf(record);
      store<u64>(hashes + (index << 3), hash);
      sum += load<u32>(table + (usize(hash >>> shift) << 3));
      record += stride;
    }
  } else {
    for (let index: u32 = 0; index < count; index++) {
      const hash = hashOf(record);
      store<u64>(hashes + (index << 3), hash);
      sum += load<u32>(homeOf(hash));
      record += stride;
    }
  }
  if (sleeps() || !narrow) {
    for (let index: u32 = 0; index < count; index++) {
      const hash = load<u64>(hashes + (index << 3));
      const entry = load<u64>(homeOf(hash));
      if (mayBeOf(entry, hash)) sum += load<u32>(recordOf(numberIn(entry)));
    }
  }
  store<u32>(me, sum, threadBlock.sink);
}

function lookUp(record: usize, hash: u64): void {
  placeOf(record, hash);
  if (entryThere === 0) store<u32>(me, 1, threadBlock.foundBeyond);
}

/** Has the edge of a successor that waited lead to a row. */
function lead(index: u32, row: u32): void {
  store<u32>(load<u32>(load<u32>(me, threadBlock.targets) + (index << 2)), row);
}

/**
 * Adds a row where rows are met in order: the first way to it is the least.
 *
 * @returns its number; 0xffffffff if it is one too many
 */
function add(record: usize, hash: u64): u32 {
  const place = placeOf(record, hash);
  if (entryThere !== 0) {
    const known = numberIn(entryThere);
    if (sleeps() && isOfNextLevel(known)) meetAgain(recordOf(known), record);
    return known;
  }
  return addAt(record, place, tagThere);
}

/** The same for a row that is not known, and whose entry goes to a place. */
function addAt(record: usize, place: usize, tag: u64): u32 {
  const parent = load<u32>(record + load<u32>(control.rowBytes), 4);
  const row = load<u32>(control.rowCount);
  // Where there is no room, that lowers the number of rows to keep.
  if (row >= load<u32>(control.rowCapacity)) growRows();
  if (row >= load<u32>(control.statesMax)) {
    if (load<u32>(control.full) !== 0 || isBeyond(parent)) return u32.MAX_VALUE;
    store<u32>(control.full, 1);
    store<u32>(control.stopRow, parent);
    return u32.MAX_VALUE;
  }
  enter(record, row);
  store<u64>(place, entryOf(row, tag));
  store<u32>(control.rowCount, row + 1);
  if (row + 1 >= load<u32>(control.tableLimit)) growTable();
  askOf(row, parent);
  return row;
}

function isOfNextLevel(row: u32): bool {
  return row >= load<u32>(control.levelFirst) + load<u32>(control.levelSize);
}

/** Whether a row need not be expanded. Those to start from have no parent, and always count. */
function isBeyond(parent: u32): bool {
  return parent !== u32.MAX_VALUE && parent > load<u32>(control.stopRow);
}

/** Asks what is asked of every row. */
function askOf(row: u32, parent: u32): void {
  const count = load<u32>(control.alwaysCount);
  if (count === 0 || isAnswered(recordOf(row))) return;
  let areZero = true;
  for (let question: u32 = 0; question < count; question++) {
    const entry = load<u32>(control.always) + (question << 3);
    if (load<u32>(entry, 4) === closed) continue;
    const record = recordOf(row);
    const decided = decidePacked(load<i32>(entry), record);
    if (decided === -1) continue;
    areZero = false;
    const answer = decided === UNKNOWN ? learnAlways(question, record) : -1 - decided;
    if (answer === 1) foundAlways(question, row, parent);
  }
  if (areZero) rememberAnswered(recordOf(row));
}

/**
 * Adds a row where others may add rows too, and in any order: the key of a row that is new in this level is the least of all ways to it,
 * and what sleeps there is what sleeps on all of them. An entry is complete when it appears, and never changes.
 */
function addKeyed(record: usize, hash: u64): void {
  const keyAt = load<u32>(control.rowBytes);
  while (true) {
    const place = placeOf(record, hash);
    if (entryThere !== 0) {
      const row = numberIn(entryThere);
      if (row < load<u32>(control.levelStart)) return;
      if (!sleeps() && wasMetEarlier(row, load<u32>(record + keyAt, 4))) return;
      lowerKey(row, load<u64>(record + keyAt));
      if (sleeps()) meetAgainTogether(recordOf(row), record);
      return;
    }
    if (addKeyedAt(record, place, tagThere)) return;
  }
}

/** The same for a row that is not known, and whose entry goes to a place. @returns false if another thread has taken the place */
function addKeyedAt(record: usize, place: usize, tag: u64): bool {
  const row = load<u32>(me, threadBlock.idNext);
  enter(record, row);
  if (atomic.cmpxchg<u64>(place, 0, entryOf(row, tag)) !== 0) return false;
  take();
  askKeyed(row);
  return true;
}

/**
 * Whether it is known, without a look at its key, that a row that is new in this level was met before from an earlier place than this one:
 * by this thread, which goes from place to place in their order, or by one that has not got so far. Most successors are such rows, since
 * neighbours have successors in common.
 */
function wasMetEarlier(row: u32, parent: u32): bool {
  const owner = ownerAt(row);
  if (load<u32>(owner, 4) <= parent) return true;
  return load<u32>(owner) === u32(me) && load<u32>(control.isAgain) === 0;
}

/** Has a row that is new in this level have this key, if it is less than its own. */
function lowerKey(row: u32, key: u64): void {
  if (lower<u64>(recordOf(row) + load<u32>(control.rowBytes), key)) noteLeast(ownerAt(row), u32(key >>> 32));
}

/** Notes that some row of a block of numbers has been met from a place. */
function noteLeast(owner: usize, parent: u32): void {
  lower<u32>(owner + 8, parent);
}

/** Has what stands at an address be no more than this. @returns whether it was more */
function lower<T>(at: usize, value: T): bool {
  let known = atomic.load<T>(at);
  while (value < known) {
    const seen = atomic.cmpxchg<T>(at, known, value);
    if (seen === known) return true;
    known = seen;
  }
  return false;
}

function askKeyed(row: u32): void {
  const count = load<u32>(control.alwaysCount);
  const record = recordOf(row);
  if (count === 0 || isAnswered(record)) return;
  let areZero = true;
  for (let question: u32 = 0; question < count; question++) {
    const entry = load<u32>(control.always) + (question << 3);
    if (load<u32>(entry, 4) === closed) continue;
    const decided = decidePacked(load<i32>(entry), record);
    if (decided === -1) continue;
    areZero = false;
    const news = load<u32>(me, threadBlock.alwaysNews) + question;
    store<u8>(news, load<u8>(news) | (decided === UNKNOWN ? 2 : decided === -2 ? 1 : 0));
  }
  if (areZero) rememberAnswered(record);
  else noteNews(row);
}

function noteNews(row: u32): void {
  const count = load<u32>(me, threadBlock.newsCount);
  store<u32>(me, count + 1, threadBlock.newsCount);
  if (count < u32(threadBlock.newsRowsMost)) store<u32>(load<u32>(me, threadBlock.newsRows) + (count << 2), row);
}

/** Uses the first number that this thread was given. */
function take(): void {
  const next = load<u32>(me, threadBlock.idNext) + 1;
  store<u32>(me, next, threadBlock.idNext);
  if (next !== load<u32>(me, threadBlock.idEnd)) return;
  store<u32>(me, load<u32>(me, threadBlock.spareNext), threadBlock.idNext);
  store<u32>(me, load<u32>(me, threadBlock.spareEnd), threadBlock.idEnd);
  store<u32>(me, 0, threadBlock.spareNext);
  store<u32>(me, 0, threadBlock.spareEnd);
}

/** Whether this thread has numbers for a further batch, or is given some. */
export function hasNumbers(): bool {
  if (load<u32>(me, threadBlock.spareEnd) !== 0) return true;
  if (load<u32>(me, threadBlock.idEnd) === 0) {
    if (!give(threadBlock.idNext, threadBlock.idEnd)) return false;
  }
  return give(threadBlock.spareNext, threadBlock.spareEnd);
}

/** Has this thread add rows that it meets from these places, besides those that it went to until now. */
export function reach(first: u32, end: u32): void {
  const levelFirst = load<u32>(control.levelFirst);
  store<u32>(me, levelFirst + first, threadBlock.from);
  store<u32>(me, max(load<u32>(me, threadBlock.reach), levelFirst + end), threadBlock.reach);
  if (load<u32>(me, threadBlock.idEnd) !== 0) noteReach(ownerAt(load<u32>(me, threadBlock.idNext)));
  if (load<u32>(me, threadBlock.spareEnd) !== 0) noteReach(ownerAt(load<u32>(me, threadBlock.spareNext)));
}

function noteReach(owner: usize): void {
  store<u32>(owner, load<u32>(me, threadBlock.reach), 4);
  noteLeast(owner, load<u32>(me, threadBlock.from));
}

/** Whose the number of a row is that is new in this level. */
function ownerAt(row: u32): usize {
  return ownerOf(row - load<u32>(control.levelStart));
}

function give(next: u32, end: u32): bool {
  const first = atomic.add<u32>(control.rowCount, blockRows);
  const last = first + blockRows;
  if (last > load<u32>(control.rowCapacity) || last > load<u32>(control.tableLimit)) {
    atomic.sub<u32>(control.rowCount, blockRows);
    return false;
  }
  const owner = ownerAt(first);
  store<u32>(owner, u32(me));
  store<u32>(owner, load<u32>(me, threadBlock.reach), 4);
  store<u32>(owner, load<u32>(me, threadBlock.from), 8);
  store<u32>(me + next, first);
  store<u32>(me + end, last);
  return true;
}

function enter(record: usize, row: u32): void {
  const target = recordOf(row);
  const stride = load<u32>(control.stride);
  for (let at: u32 = 0; at < stride; at += 8) store<u64>(target + at, load<u64>(record + at));
}

/**
 * Gives rows that are new in this level other numbers: their records are copied, their entries changed. Each former record has the new
 * number as its ordinal.
 */
export function renumber(from: u32, to: u32, rows: u32): void {
  for (let index: u32 = 0; index < rows; index++) {
    enter(recordOf(from + index), to + index);
    rename(from + index, to + index);
    store<u32>(recordOf(from + index) + load<u32>(control.rowBytes), to + index);
    const before = ownerAt(from + index);
    const owner = ownerAt(to + index);
    store<u32>(owner, max(load<u32>(owner, 4), load<u32>(before, 4)), 4);
    noteLeast(owner, load<u32>(before, 8));
  }
}
