import { FRESH, REFUSED, UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { ADD, COUNT, RECORD } from '../linear/mode';
import * as threadBlock from '../linear/thread-block';
import { decidePacked, reaction } from './answers';
import { batchRows, flush } from './batch';
import { appendEdge } from './edges';
import { growQueue, growTrail, learnOwed, learnReaction } from './host';
import { change, copyRow, idIn, recordOf } from './rows';
import { isSeen, remembers } from './seen';
import { beginGroup, doubt, endGroup, leadTo, sleeps, tookStep } from './sleep';
import { addStraight, nextOffer } from './straight-offers';
import { me } from './thread';

// Where a row is given up (see `missed`), what is left of it need not make sense: it is expanded again from its record.

/** Every step that starts with one of these offers of a slot. */
export function runOffers(slot: u32, program: u32): void {
  let at = usize(program) << 2;
  const count = load<u32>(at);
  at += 4;
  // The steps of other modes, and what is asked of each step, are for `runOffer`.
  const mayGoStraight = !sleeps() && load<u32>(me, threadBlock.mode) === ADD && load<u32>(control.watchesOwed) === 0;
  for (let offers = count & ~FRESH; offers > 0; ) {
    if (mayGoStraight) {
      offers = addStraight(slot, at, offers);
      if (offers === 0 || load<u32>(me, threadBlock.missed) !== 0) return;
      at = nextOffer;
    }
    runOffer(slot, at, (count & FRESH) !== 0);
    if (load<u32>(me, threadBlock.missed) !== 0) return;
    at += 16 + (load<u32>(at, 12) << 3);
    offers--;
  }
}

/** The steps that start with an offer. */
function runOffer(slot: u32, offer: usize, isFresh: bool): void {
  const becomes = load<u32>(offer, 4);
  const labels = load<u32>(offer, 12);
  const group: u32 = sleeps() ? load<u32>(offer, 8) : 0;
  if (sleeps()) {
    if (!beginGroup(group >>> 1)) return;
    if (isFresh) doubt();
  }
  store<u32>(me, load<u32>(offer), threadBlock.action);
  const at = offer + 16;
  if (labels !== 1 || !runShort(slot, becomes, load<u32>(at), load<u32>(at, 4))) {
    const id = idOf(slot);
    if (becomes !== id) write(slot, id, becomes);
    const tail = enqueue(0, at, labels);
    if (load<u32>(me, threadBlock.missed) === 0) answer(0, tail);
    undo(0);
  }
  if (sleeps() && (group & 1) !== 0 && load<u32>(me, threadBlock.missed) === 0) endGroup();
}

/** A step whose only label another slot refuses, or answers in one way and without further labels. Otherwise it says false. */
function runShort(slot: u32, becomes: u32, to: u32, column: u32): bool {
  if (to === slot) return false;
  const toId = idOf(to);
  let answered = reaction(column, toId);
  if (answered >= 0) {
    if (answered === UNKNOWN) {
      answered = learned(column, toId);
      if (load<u32>(me, threadBlock.missed) !== 0) return true;
    }
    if (answered === REFUSED) return true;
    if (answered > 0) return false;
  }
  countStep();
  const difference = becomes ^ idOf(slot);
  const toDifference = toId ^ u32(-1 - answered);
  if ((difference | toDifference) === 0) {
    stay();
    return true;
  }
  const row = begin();
  if (difference !== 0) change(row, slot, difference);
  if (toDifference !== 0) change(row, to, toDifference);
  end();
  return true;
}

/** Every step that one of these outcomes of a rule stands for. */
export function runOutcomes(program: u32): void {
  let at = usize(program) << 2;
  let outcomes = load<u32>(at) & ~FRESH;
  at += 4;
  for (; outcomes > 0; outcomes--) {
    store<u32>(me, load<u32>(at), threadBlock.action);
    const writes = load<u32>(at, 4);
    at += 8;
    const labels = load<u32>(at + (writes << 3));
    if (labels === 0) {
      countStep();
      if (writes > 0) {
        const row = begin();
        for (let index: u32 = 0; index < writes; index++) {
          change(row, load<u32>(at + (index << 3)), load<u32>(at + (index << 3), 4));
        }
        end();
      } else {
        stay();
      }
    } else {
      for (let index: u32 = 0; index < writes; index++) {
        const slot = load<u32>(at + (index << 3));
        const id = idOf(slot);
        write(slot, id, id ^ load<u32>(at + (index << 3), 4));
      }
      const tail = enqueue(0, at + (writes << 3) + 4, labels);
      if (load<u32>(me, threadBlock.missed) === 0) answer(0, tail);
      undo(0);
    }
    if (load<u32>(me, threadBlock.missed) !== 0) return;
    at += ((writes + labels) << 3) + 4;
  }
}

/** Answers the labels from `head` on, first in, first out, and adds a successor for each way through. */
function answer(head: u32, end: u32): void {
  let tail = end;
  while (head < tail) {
    const entry = load<u32>(me, threadBlock.queue) + (head << 3);
    const slot = load<u32>(entry);
    const column = load<u32>(entry, 4);
    head++;
    const id = idOf(slot);
    let answered = reaction(column, id);
    if (answered === UNKNOWN) {
      answered = learned(column, id);
      if (load<u32>(me, threadBlock.missed) !== 0) return;
    }
    if (answered < 0) {
      const becomes = u32(-1 - answered);
      if (becomes !== id) write(slot, id, becomes);
      continue;
    }
    if (answered === REFUSED) return;
    let at = usize(answered) << 2;
    let ways = load<i32>(at);
    at += 4;
    if (sleeps() && ways >= FRESH) {
      doubt();
      ways -= FRESH;
      if (ways === 0) return;
    }
    if (ways < 0) {
      hitBound(u32(-1 - ways));
      return;
    }
    if (ways > 1) {
      branch(at, ways, slot, head, tail);
      return;
    }
    const becomes = load<u32>(at);
    if (becomes !== id) write(slot, id, becomes);
    tail = enqueue(tail, at + 8, load<u32>(at, 4));
    if (load<u32>(me, threadBlock.missed) !== 0) return;
  }
  successor();
}

/** Goes each of several ways: whatever one writes is undone before the next. */
function branch(program: usize, ways: i32, slot: u32, head: u32, tail: u32): void {
  let at = program;
  for (let way = 0; way < ways; way++) {
    const mark = load<u32>(me, threadBlock.trailLength);
    const becomes = load<u32>(at);
    const labels = load<u32>(at, 4);
    const id = idOf(slot);
    if (becomes !== id) write(slot, id, becomes);
    const end = enqueue(tail, at + 8, labels);
    if (load<u32>(me, threadBlock.missed) === 0) answer(head, end);
    undo(mark);
    if (load<u32>(me, threadBlock.missed) !== 0) return;
    at += 8 + (labels << 3);
  }
}

/** The answer in a column that is not known yet; where it cannot be asked for, the row is given up. */
function learned(column: u32, id: u32): i32 {
  if (load<u32>(me, threadBlock.frozen) !== 0) {
    store<u32>(me, 1, threadBlock.missed);
    return REFUSED;
  }
  return learnReaction(column, id);
}

function hitBound(bound: u32): void {
  const place = load<u32>(me, threadBlock.boundsHit) + (bound << 2);
  const parent = load<u32>(me, threadBlock.parent);
  if (parent < load<u32>(place)) store<u32>(place, parent);
  store<u32>(me, 1, threadBlock.cut);
  if (sleeps()) doubt();
}

/** Appends labels of a program to the queue, and returns its new end. */
function enqueue(tail: u32, labels: usize, count: u32): u32 {
  if (tail + count > load<u32>(me, threadBlock.queueCapacity)) {
    if (load<u32>(me, threadBlock.frozen) !== 0) {
      store<u32>(me, 1, threadBlock.missed);
      return tail;
    }
    growQueue(tail + count);
  }
  const to = load<u32>(me, threadBlock.queue) + (tail << 3);
  for (let index: u32 = 0; index < count; index++) store<u64>(to + (index << 3), load<u64>(labels + (index << 3)));
  return tail + count;
}

function idOf(slot: u32): u32 {
  return load<u32>(load<u32>(me, threadBlock.ids) + (slot << 2));
}

function write(slot: u32, before: u32, after: u32): void {
  const length = load<u32>(me, threadBlock.trailLength);
  if (length === load<u32>(me, threadBlock.trailCapacity)) {
    if (load<u32>(me, threadBlock.frozen) !== 0) {
      store<u32>(me, 1, threadBlock.missed);
      return;
    }
    growTrail(length + 1);
  }
  const entry = load<u32>(me, threadBlock.trail) + (length << 3);
  store<u32>(entry, slot);
  store<u32>(entry, before, 4);
  store<u32>(me, length + 1, threadBlock.trailLength);
  set(slot, before, after);
}

function undo(mark: u32): void {
  let length = load<u32>(me, threadBlock.trailLength);
  while (length > mark) {
    length--;
    const entry = load<u32>(me, threadBlock.trail) + (length << 3);
    const slot = load<u32>(entry);
    set(slot, idOf(slot), load<u32>(entry, 4));
  }
  store<u32>(me, mark, threadBlock.trailLength);
}

function set(slot: u32, before: u32, after: u32): void {
  store<u32>(load<u32>(me, threadBlock.ids) + (slot << 2), after);
  change(load<u32>(me, threadBlock.work), slot, before ^ after);
}

/** Adds the row that the step has led to. */
function successor(): void {
  if (load<u32>(me, threadBlock.missed) !== 0) return;
  countStep();
  if (load<u32>(me, threadBlock.trailLength) === 0) {
    stay();
    return;
  }
  begin();
  end();
}

function countStep(): void {
  store<u32>(me, load<u32>(me, threadBlock.ordinal) + 1, threadBlock.ordinal);
  if (sleeps()) tookStep();
  if (load<u32>(control.watchesOwed) !== 0 && load<u32>(me, threadBlock.owed) === 0) askOwed();
}

function askOwed(): void {
  const action = load<u32>(me, threadBlock.action);
  const record = recordOf(load<u32>(me, threadBlock.row));
  let answer = UNKNOWN;
  if (action < load<u32>(control.owedCount)) {
    // Within a step the ids are half changed: what is owed is asked of the row before it.
    answer = decidePacked(load<i32>(load<u32>(control.owedRoots) + (action << 2)), record);
  }
  if (answer !== UNKNOWN) store<u32>(me, -1 - answer, threadBlock.owed);
  else if (load<u32>(me, threadBlock.frozen) !== 0) store<u32>(me, 1, threadBlock.missed);
  else store<u32>(me, learnOwed(action, record), threadBlock.owed);
}

/** A copy of the row as it is within the step, where the next successor goes. */
function begin(): usize {
  const row = waitingRow();
  copyRow(row, load<u32>(me, threadBlock.work));
  store<u32>(row + load<u32>(control.rowBytes), load<u32>(me, threadBlock.ordinal));
  store<u32>(row + load<u32>(control.rowBytes), load<u32>(me, threadBlock.parent), 4);
  if (sleeps()) leadTo(row);
  return row;
}

/** Where the next successor goes. */
function waitingRow(): usize {
  return load<u32>(me, threadBlock.batch) + load<u32>(me, threadBlock.batchLength) * load<u32>(control.stride);
}

/** The successor that `begin` has given room waits from now on, unless it is only counted. */
function end(): void {
  const mode = load<u32>(me, threadBlock.mode);
  if (mode === COUNT) return;
  if (mode === RECORD) record();
  if (mode === ADD && remembers() && isSeen(waitingRow())) return;
  const length = load<u32>(me, threadBlock.batchLength) + 1;
  store<u32>(me, length, threadBlock.batchLength);
  if (length === batchRows) flush();
}

/** Records the step to the successor that is about to wait. What was observed goes with the edge, and not with the row. */
function record(): void {
  const waiting = load<u32>(me, threadBlock.batchLength);
  const row = waitingRow();
  const slot = load<u32>(control.eventsSlot);
  const events = idIn(row, slot);
  if (events !== 0) change(row, slot, events);
  const target = appendEdge(load<u32>(me, threadBlock.action), events);
  store<u32>(load<u32>(me, threadBlock.targets) + (waiting << 2), target);
}

/** A step that changes nothing leads back, and is of interest only where edges are recorded. */
function stay(): void {
  if (load<u32>(me, threadBlock.mode) !== RECORD) return;
  store<u32>(appendEdge(load<u32>(me, threadBlock.action), 0), load<u32>(me, threadBlock.row));
}
