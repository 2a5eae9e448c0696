import { NOTHING, UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { COUNT } from '../linear/mode';
import { atQuiescence, atTermination } from '../linear/question-kind';
import * as slotEntry from '../linear/slot-entry';
import * as threadBlock from '../linear/thread-block';
import { decide } from './answers';
import { chooseActive, foundRest, learnOffers, learnRest } from './host';
import { copyRow, decode, recordOf, slotAt } from './rows';
import { runRules } from './rules';
import { enter, invert, sleeps, someAsleep } from './sleep';
import { runOffers } from './step';
import { isFrozen, me } from './thread';

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
  if (load<u32>(control.activeCount) > 0) decode();
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
  runRules();
}

function begin(row: u32, parent: u32): void {
  const record = recordOf(row);
  copyRow(load<u32>(me, threadBlock.work), record);
  if (sleeps()) enter(record);
  store<u32>(me, row, threadBlock.row);
  store<u32>(me, parent, threadBlock.parent);
  store<u32>(me, 0, threadBlock.decoded);
  store<u32>(me, 0, threadBlock.ordinal);
  store<u32>(me, 0, threadBlock.owed);
  store<u32>(me, 0, threadBlock.cut);
  store<u32>(me, 0, threadBlock.missed);
  store<u32>(me, 0, threadBlock.trailLength);
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
    decode();
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
