import { UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { ADD, PROBE, RECORD } from '../linear/mode';
import { closed } from '../linear/question-kind';
import * as threadBlock from '../linear/thread-block';
import { decidePacked } from './answers';
import { foundAlways, growRows, growShared, growTable, learnAlways } from './host';
import { hashOf, recordOf, sameRow } from './rows';
import { meetAgain, meetAgainTogether, sleeps } from './sleep';
import { me } from './thread';

/** Successors that are computed before they are looked up, so that the look-ups overlap in memory. */
export const batchRows: u32 = 512;
/** Numbers that a thread is given at once: at least as many as a batch may need. */
const blockRows: u32 = 512;

/**
 * An entry of the table: the number of a row plus one in its low half, its hash in its high half; 0 where it is free. Rows stand where
 * the high bits of their hashes say, or at the next free places.
 */
function entryOf(row: u32, hash: u32): u64 {
  return (u64(hash) << 32) | u64(row + 1);
}

/** Looks up the successors that wait, and adds those that are not known. */
export function flush(): void {
  const count = load<u32>(me, threadBlock.batchLength);
  store<u32>(me, 0, threadBlock.batchLength);
  bringNear(count);
  const stride = load<u32>(control.stride);
  const mode = load<u32>(me, threadBlock.mode);
  const inOrder = load<u32>(control.levelStart) === u32.MAX_VALUE;
  let record: usize = load<u32>(me, threadBlock.batch);
  let hashes: usize = load<u32>(me, threadBlock.hashes);
  for (let index: u32 = 0; index < count; index++) {
    const hash = load<u32>(hashes);
    if (mode === PROBE) lookUp(record, hash);
    else if (mode === RECORD) lead(index, add(record, hash));
    else if (inOrder) add(record, hash);
    else addKeyed(record, hash);
    record += stride;
    hashes += 4;
  }
  if (mode === ADD && !inOrder) prepare();
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

/** Hashes the successors, and reads where they would stand, so that the memory accesses overlap: the table first, then the rows. */
function bringNear(count: u32): void {
  const table: usize = load<u32>(control.table);
  const shift = load<u32>(control.tableShift);
  const stride = load<u32>(control.stride);
  const hashes: usize = load<u32>(me, threadBlock.hashes);
  let record: usize = load<u32>(me, threadBlock.batch);
  let sum: u32 = 0;
  for (let index: u32 = 0; index < count; index++) {
    const hash = hashOf(record);
    store<u32>(hashes + (index << 2), hash);
    sum += load<u32>(table + ((hash >>> shift) << 3));
    record += stride;
  }
  for (let index: u32 = 0; index < count; index++) {
    const hash = load<u32>(hashes + (index << 2));
    const entry = load<u64>(table + ((hash >>> shift) << 3));
    if (entry !== 0 && u32(entry >>> 32) === hash) sum += load<u32>(recordOf(u32(entry) - 1));
  }
  store<u32>(me, sum, threadBlock.sink);
}

/** The place of a row in the table: of its entry, or free. */
function placeOf(record: usize, hash: u32): usize {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  let index = hash >>> load<u32>(control.tableShift);
  while (true) {
    const place = table + (index << 3);
    const entry = load<u64>(place);
    if (entry === 0) return place;
    if (u32(entry >>> 32) === hash && sameRow(recordOf(u32(entry) - 1), record)) return place;
    index = (index + 1) & mask;
  }
}

function lookUp(record: usize, hash: u32): void {
  if (load<u64>(placeOf(record, hash)) === 0) store<u32>(me, 1, threadBlock.foundBeyond);
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
function add(record: usize, hash: u32): u32 {
  const place = placeOf(record, hash);
  const entry = load<u64>(place);
  if (entry !== 0) {
    const known = u32(entry) - 1;
    if (sleeps() && isOfNextLevel(known)) meetAgain(recordOf(known), record);
    return known;
  }
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
  store<u64>(place, entryOf(row, hash));
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
  for (let question: u32 = 0; question < count; question++) {
    const entry = load<u32>(control.always) + (question << 3);
    if (load<u32>(entry, 4) === closed) continue;
    const record = recordOf(row);
    const decided = decidePacked(load<i32>(entry), record);
    const answer = decided === UNKNOWN ? learnAlways(question, record) : -1 - decided;
    if (answer === 1) foundAlways(question, row, parent);
  }
}

/**
 * Adds a row where others may add rows too, and in any order: the key of a row that is new in this level is the least of all ways to it,
 * and what sleeps there is what sleeps on all of them. An entry is complete when it appears, and never changes.
 */
function addKeyed(record: usize, hash: u32): void {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  const keyAt = load<u32>(control.rowBytes);
  let index = hash >>> load<u32>(control.tableShift);
  let mine: u32 = u32.MAX_VALUE;
  while (true) {
    const place = table + (index << 3);
    let entry = atomic.load<u64>(place);
    if (entry === 0) {
      if (mine === u32.MAX_VALUE) {
        mine = load<u32>(me, threadBlock.idNext);
        enter(record, mine);
      }
      entry = atomic.cmpxchg<u64>(place, 0, entryOf(mine, hash));
      if (entry === 0) {
        take();
        askKeyed(recordOf(mine));
        return;
      }
    }
    const row = u32(entry) - 1;
    if (u32(entry >>> 32) === hash && sameRow(recordOf(row), record)) {
      if (row < load<u32>(control.levelStart)) return;
      lowerKey(recordOf(row) + keyAt, load<u64>(record + keyAt));
      if (sleeps()) meetAgainTogether(recordOf(row), record);
      return;
    }
    index = (index + 1) & mask;
  }
}

function lowerKey(place: usize, key: u64): void {
  let known = atomic.load<u64>(place);
  while (key < known) {
    const seen = atomic.cmpxchg<u64>(place, known, key);
    if (seen === known) return;
    known = seen;
  }
}

function askKeyed(record: usize): void {
  const count = load<u32>(control.alwaysCount);
  for (let question: u32 = 0; question < count; question++) {
    const entry = load<u32>(control.always) + (question << 3);
    if (load<u32>(entry, 4) === closed) continue;
    const decided = decidePacked(load<i32>(entry), record);
    if (decided === -1) continue;
    const news = load<u32>(me, threadBlock.alwaysNews) + question;
    store<u8>(news, load<u8>(news) | (decided === UNKNOWN ? 2 : decided === -2 ? 1 : 0));
  }
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

function give(next: u32, end: u32): bool {
  const first = atomic.add<u32>(control.rowCount, blockRows);
  const last = first + blockRows;
  if (last > load<u32>(control.rowCapacity) || last > load<u32>(control.tableLimit)) {
    atomic.sub<u32>(control.rowCount, blockRows);
    return false;
  }
  store<u32>(me + next, first);
  store<u32>(me + end, last);
  return true;
}

function enter(record: usize, row: u32): void {
  const target = recordOf(row);
  const stride = load<u32>(control.stride);
  for (let at: u32 = 0; at < stride; at += 8) store<u64>(target + at, load<u64>(record + at));
}

/** Enters rows into a table that is empty but for the rows before `first`. */
export function enterRows(first: u32, end: u32): void {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  const shift = load<u32>(control.tableShift);
  for (let row = first; row < end; row++) {
    const hash = hashOf(recordOf(row));
    let index = hash >>> shift;
    while (load<u64>(table + (index << 3)) !== 0) index = (index + 1) & mask;
    store<u64>(table + (index << 3), entryOf(row, hash));
  }
}

/** Enters what a piece of a smaller table holds: nearly in the order of the table's places. */
export function enterEntries(old: usize, oldBytes: u32): void {
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  const shift = load<u32>(control.tableShift);
  for (let at: u32 = 0; at < oldBytes; at += 8) {
    const entry = load<u64>(old + at);
    if (entry === 0) continue;
    let index = u32(entry >>> 32) >>> shift;
    while (load<u64>(table + (index << 3)) !== 0) index = (index + 1) & mask;
    store<u64>(table + (index << 3), entry);
  }
}

/** Gives a row another number: its record is copied, its entry changed. */
export function renumber(from: u32, to: u32): void {
  const record = recordOf(from);
  const hash = hashOf(record);
  enter(record, to);
  const table: usize = load<u32>(control.table);
  const mask = load<u32>(control.tableMask);
  let index = hash >>> load<u32>(control.tableShift);
  while (u32(load<u64>(table + (index << 3))) !== from + 1) index = (index + 1) & mask;
  store<u64>(table + (index << 3), entryOf(to, hash));
}
