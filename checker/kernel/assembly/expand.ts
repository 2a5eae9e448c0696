import { FRESH, NOTHING, UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { COUNT } from '../linear/mode';
import { atQuiescence, atTermination } from '../linear/question-kind';
import * as slotEntry from '../linear/slot-entry';
import * as threadBlock from '../linear/thread-block';
import { decide } from './answers';
import { chooseActive, foundRest, learnOffers, learnRest, learnRule } from './host';
import { copyRow, recordOf, slotAt } from './rows';
import { beginGroup, doubt, endGroup, enter, invert, sleeps, someAsleep } from './sleep';
import { runOffers, runOutcomes } from './step';
import { me } from './thread';

/**
 * Computes all successors of a row; they wait in the batch. Then asks what is asked of rows at rest.
 *
 * @param parent what the keys of the successors say of where they come from
 */
export function expand(row: u32, parent: u32): void {
  if (load<u32>(control.activeIsStale) !== 0) chooseActive();
  begin(row, parent);
  takeSteps();
  if (load<u32>(me, threadBlock.missed) !== 0) return;
  let isEnabled = load<u32>(me, threadBlock.ordinal) !== 0;
  if (sleeps() && someAsleep()) {
    // A step sleeps only if it is enabled. Whether it is owed may be another question in each row.
    isEnabled = true;
    if (load<u32>(control.watchesOwed) !== 0 && load<u32>(me, threadBlock.owed) === 0) look();
  }
  if (load<u32>(me, threadBlock.missed) !== 0 || load<u32>(me, threadBlock.cut) !== 0) return;
  if (load<u32>(control.restCount) > 0) askAtRest(isEnabled);
  if (isEnabled || load<u32>(me, threadBlock.missed) !== 0 || load<u32>(me, threadBlock.mode) === COUNT) return;
  store<u32>(me, load<u32>(me, threadBlock.terminal) + 1, threadBlock.terminal);
}

/** Looks whether any of the steps that sleep is owed, without taking them. */
function look(): void {
  const mode = load<u32>(me, threadBlock.mode);
  const ordinal = load<u32>(me, threadBlock.ordinal);
  store<u32>(me, COUNT, threadBlock.mode);
  invert();
  takeSteps();
  store<u32>(me, ordinal, threadBlock.ordinal);
  store<u32>(me, mode, threadBlock.mode);
}

/** Takes the steps from the row that is being expanded, but for those that sleep. */
function takeSteps(): void {
  const active = load<u32>(control.active);
  const activeEnd = active + (load<u32>(control.activeCount) << 2);
  const ids = load<u32>(me, threadBlock.ids);
  for (let at = active; at < activeEnd; at += 4) {
    const slot = load<u32>(at);
    const id = load<u32>(ids + (slot << 2));
    const entry = slotAt(slot);
    let program: u32 = UNKNOWN;
    if (id < load<u32>(entry, slotEntry.offersLength)) {
      program = load<u32>(load<u32>(entry, slotEntry.offers) + (id << 2));
    }
    if (program === UNKNOWN) {
      if (isFrozen()) return;
      program = learnOffers(slot, id);
    }
    if (program !== NOTHING) {
      runOffers(slot, program);
      if (load<u32>(me, threadBlock.missed) !== 0) return;
    }
  }
  if (load<u32>(control.ruleWords) > 0) runRules();
}

function begin(row: u32, parent: u32): void {
  const record = recordOf(row);
  const ids = load<u32>(me, threadBlock.ids);
  const live = load<u32>(control.live);
  const liveEnd = live + (load<u32>(control.liveCount) << 4);
  for (let field = live; field < liveEnd; field += 16) {
    const id = (load<u32>(record + load<u32>(field, 4)) >>> load<u32>(field, 8)) & load<u32>(field, 12);
    store<u32>(ids + load<u32>(field), id);
  }
  copyRow(load<u32>(me, threadBlock.work), record);
  if (sleeps()) enter(record);
  store<u32>(me, row, threadBlock.row);
  store<u32>(me, parent, threadBlock.parent);
  store<u32>(me, 0, threadBlock.ordinal);
  store<u32>(me, 0, threadBlock.owed);
  store<u32>(me, 0, threadBlock.cut);
  store<u32>(me, 0, threadBlock.missed);
  store<u32>(me, 0, threadBlock.trailLength);
}

/** Where the system cannot be asked, gives the row up. */
function isFrozen(): bool {
  const frozen = load<u32>(me, threadBlock.frozen);
  if (frozen !== 0) store<u32>(me, 1, threadBlock.missed);
  return frozen !== 0;
}

/** Runs the rules that may do something, 64 of them at a time. */
function runRules(): void {
  const bytes = load<u32>(control.ruleWords) << 2;
  for (let at: u32 = 0; at < bytes; at += 8) {
    let candidates = candidatesAt(at, bytes);
    // Rule r is the group r, and has bit r.
    if (sleeps() && at < load<u32>(control.setBytes)) candidates &= ~load<u64>(me + at, threadBlock.asleep);
    for (; candidates !== 0; candidates &= candidates - 1) {
      const rule = (at << 3) + u32(ctz(candidates));
      const decided = decide(load<i32>(load<u32>(control.ruleRoots) + (rule << 2)));
      let program = u32(-1 - decided);
      if (decided === UNKNOWN) {
        if (isFrozen()) return;
        program = learnRule(rule);
      }
      if (program === NOTHING) continue;
      if (sleeps()) {
        beginGroup(rule);
        if ((load<u32>(usize(program) << 2) & FRESH) !== 0) doubt();
      }
      runOutcomes(program);
      if (load<u32>(me, threadBlock.missed) !== 0) return;
      if (sleeps()) endGroup();
    }
  }
}

/** The rules that may do something, as far as the masks of what is read first tell, of the 64 at `at`. */
function candidatesAt(at: u32, bytes: u32): u64 {
  const ids = load<u32>(me, threadBlock.ids);
  const places = load<u32>(control.places);
  const placesEnd = places + (load<u32>(control.placeCount) << 4);
  let candidates = load<u64>(load<u32>(control.rulesUnknown) + at);
  for (let place = places; place < placesEnd; place += 16) {
    const id = load<u32>(ids + (load<u32>(place) << 2));
    const mask: usize = id < load<u32>(place, 8) ? load<u32>(place, 4) + id * bytes : load<u32>(place, 12);
    candidates |= load<u64>(mask + at);
  }
  return candidates;
}

function askAtRest(isEnabled: bool): void {
  const isQuiescent = load<u32>(me, threadBlock.owed) === 0;
  const isTerminal = !isEnabled;
  if (!isQuiescent && !isTerminal) return;
  const parent = load<u32>(me, threadBlock.parent);
  const count = load<u32>(control.restCount);
  for (let question: u32 = 0; question < count; question++) {
    const entry = load<u32>(control.rest) + (question << 3);
    const kind = load<u32>(entry, 4);
    if (!(kind === atQuiescence ? isQuiescent : kind === atTermination && isTerminal)) continue;
    const decided = decide(load<i32>(entry));
    let answer = -1 - decided;
    if (decided === UNKNOWN) {
      if (isFrozen()) return;
      answer = learnRest(question);
    }
    least(load<u32>(me, threadBlock.restAsked) + (question << 2), parent);
    if (answer !== 1) continue;
    if (load<u32>(control.levelStart) === u32.MAX_VALUE) foundRest(question);
    else least(load<u32>(me, threadBlock.restFound) + (question << 2), parent);
  }
}

function least(place: usize, parent: u32): void {
  if (parent < load<u32>(place)) store<u32>(place, parent);
}
