import { FRESH, NOTHING, UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { ADD } from '../linear/mode';
import * as ruleBlock from '../linear/rule-block';
import * as threadBlock from '../linear/thread-block';
import { decide } from './answers';
import { batchRows, flush } from './batch';
import { learnRule } from './host';
import { decode } from './rows';
import { isSeen, remembers } from './seen';
import { beginGroup, doubt, endGroup, leadTo, sleeps, tookStep } from './sleep';
import { runOutcomes } from './step';
import { isFrozen, me } from './thread';

/** The bits of a block that count in the row that is being expanded: see `rule-block.ts`. */
let may: u64 = 0;
let nothing: u64 = 0;

/** Takes the steps of joint rules, in their order. */
export function runRules(): void {
  // The steps of other modes, and what is asked of each step, are for `step.ts`.
  const leaps = load<u32>(me, threadBlock.mode) === ADD && load<u32>(control.watchesOwed) === 0;
  let block: usize = load<u32>(control.ruleBlocks);
  const end = block + load<u32>(control.ruleBlockCount) * ruleBlock.bytes;
  for (; block < end; block += ruleBlock.bytes) {
    look(block);
    const ofLeaps = load<u64>(block, ruleBlock.leaps);
    const known = leaps ? may & ofLeaps : 0;
    // A rule has at most one of its leaps set. To add all bits of its leaps to that one carries over into the bit for its tree, above them.
    const asked = may & ~(nothing | ofLeaps | (known + ofLeaps));
    let left = known | asked;
    if (sleeps()) left &= ~asleep(block);
    while (left !== 0) {
      const others = left & ~known;
      // Those up to the next rule whose tree has to be asked.
      const first = left & (others - 1) & ~others;
      // An answer may have changed how rows are laid out: then there are no leaps any more, but trees.
      if (first !== 0 && load<u64>(block, ruleBlock.leaps) === ofLeaps) {
        leap(block, first);
        left &= ~first;
      } else {
        runRule(ruleOf(block, ctz(left)));
        left &= left - 1;
      }
      if (load<u32>(me, threadBlock.missed) !== 0) return;
    }
  }
}

function ruleOf(block: usize, bit: u64): u32 {
  return load<u32>(load<u32>(block, ruleBlock.rules) + (u32(bit) << 2));
}

function valueIn(row: usize, window: usize): u32 {
  const word = load<u64>(row + load<u32>(window, ruleBlock.wordByte));
  return u32(word >>> load<u32>(window, ruleBlock.shift)) & load<u32>(window, ruleBlock.mask);
}

/** Looks through the windows of a block. */
function look(block: usize): void {
  const row: usize = load<u32>(me, threadBlock.work);
  let allMay = load<u64>(block, ruleBlock.may);
  let allNothing = load<u64>(block, ruleBlock.nothing);
  let window: usize = load<u32>(block, ruleBlock.windows);
  let end = window + load<u32>(block, ruleBlock.windowCount) * ruleBlock.windowBytes;
  for (; window < end; window += ruleBlock.windowBytes) {
    const masks = load<u32>(window, ruleBlock.masks) + (valueIn(row, window) << ruleBlock.masksBytesLog);
    allMay &= load<u64>(masks, ruleBlock.may);
    allNothing &= load<u64>(masks, ruleBlock.nothing);
  }
  window = load<u32>(block, ruleBlock.wideWindows);
  end = window + load<u32>(block, ruleBlock.wideWindowCount) * ruleBlock.wideWindowBytes;
  for (; window < end; window += ruleBlock.wideWindowBytes) {
    const value = valueIn(row, window);
    const masks =
      value < load<u32>(window, ruleBlock.values)
        ? load<u32>(window, ruleBlock.masks) + (value << ruleBlock.masksBytesLog)
        : load<u32>(window, ruleBlock.others);
    allMay &= load<u64>(masks, ruleBlock.may);
    allNothing &= load<u64>(masks, ruleBlock.nothing);
  }
  may = allMay;
  nothing = allNothing;
}

/** The bits of a block whose rules sleep. Rule r is the group r, and has bit r in sleep sets; in a block each rule has two bits. */
function asleep(block: usize): u64 {
  const first = ruleOf(block, 0);
  if (first >>> 3 >= load<u32>(control.setBytes)) return 0;
  let bits = u64(load<u32>(me + (first >>> 3), threadBlock.asleep));
  bits = (bits | (bits << 16)) & 0x0000ffff0000ffff;
  bits = (bits | (bits << 8)) & 0x00ff00ff00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x3333333333333333;
  bits = (bits | (bits << 1)) & 0x5555555555555555;
  return bits * 3;
}

/** Takes these leaps of a block. */
function leap(block: usize, leaps: u64): void {
  const rowBytes: usize = load<u32>(control.rowBytes);
  const stride = load<u32>(control.stride);
  const work: usize = load<u32>(me, threadBlock.work);
  const batch: usize = load<u32>(me, threadBlock.batch);
  const steps: usize = load<u32>(block, ruleBlock.steps);
  const parent = u64(load<u32>(me, threadBlock.parent)) << 32;
  let ordinal = load<u32>(me, threadBlock.ordinal);
  let length = load<u32>(me, threadBlock.batchLength);
  let row = batch + length * stride;
  for (; leaps !== 0; leaps &= leaps - 1) {
    const kept = steps + usize(ctz(leaps)) * 2 * rowBytes;
    ordinal++;
    if (sleeps()) {
      beginGroup(ruleOf(block, ctz(leaps)));
      tookStep();
    }
    let changed: u64 = 0;
    for (let at: usize = 0; at < rowBytes; at += 8) {
      const before = load<u64>(work + at);
      const after = (before & load<u64>(kept + at)) | load<u64>(kept + rowBytes + at);
      changed |= before ^ after;
      store<u64>(row + at, after);
    }
    store<u64>(row + rowBytes, parent | u64(ordinal));
    if (sleeps()) {
      leadTo(row);
      endGroup();
    }
    // A step that changes nothing leads back. Which ones lead on cannot be foreseen: a jump would take longer.
    const leadsOn = u32(changed !== 0) & (remembers() ? u32(!isSeen(row)) : 1);
    row += stride * leadsOn;
    length += leadsOn;
    if (length < batchRows) continue;
    store<u32>(me, ordinal, threadBlock.ordinal);
    store<u32>(me, length, threadBlock.batchLength);
    flush();
    if (load<u32>(me, threadBlock.missed) !== 0) return;
    length = 0;
    row = batch;
  }
  store<u32>(me, ordinal, threadBlock.ordinal);
  store<u32>(me, length, threadBlock.batchLength);
}

/** Takes all steps of a rule. */
function runRule(rule: u32): void {
  decode();
  const decided = decide(load<i32>(load<u32>(control.ruleRoots) + (rule << 2)));
  let program = u32(-1 - decided);
  if (decided === UNKNOWN) {
    if (isFrozen()) return;
    program = learnRule(rule);
  }
  if (program === NOTHING) return;
  if (sleeps()) {
    beginGroup(rule);
    if ((load<u32>(usize(program) << 2) & FRESH) !== 0) doubt();
  }
  runOutcomes(program);
  if (sleeps() && load<u32>(me, threadBlock.missed) === 0) endGroup();
}
