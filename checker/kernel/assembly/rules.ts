import { FRESH, NOTHING, UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import { ADD } from '../linear/mode';
import * as ruleBlock from '../linear/rule-block';
import * as threadBlock from '../linear/thread-block';
import { decide } from './answers';
import { batchRows, flush, noteSteps } from './batch';
import { learnRule } from './host';
import { decode } from './rows';
import { isSeen, remembers } from './seen';
import { beginGroup, doubt, endGroup, leadTo, sleeps, tookStep } from './sleep';
import { runOutcomes } from './step';
import { isFrozen, me } from './thread';

/** Takes the steps of joint rules, in their order. */
export function runRules(): void {
  let block: usize = load<u32>(control.ruleBlocks);
  const end = block + load<u32>(control.ruleBlockCount) * ruleBlock.bytes;
  for (; block < end; block += ruleBlock.bytes) {
    look(block);
    for (let lane: usize = 0; lane < usize(ruleBlock.lanes); lane++) {
      if (load<u64>(me + lane * ruleBlock.laneBytes, threadBlock.may) === 0) continue;
      runLane(block, lane);
      if (load<u32>(me, threadBlock.missed) !== 0) return;
    }
  }
}

/** Takes the steps of the rules in a lane of a block. */
function runLane(block: usize, lane: usize): void {
  const bits = block + lane * ruleBlock.laneBytes;
  const may = load<u64>(me + lane * ruleBlock.laneBytes, threadBlock.may);
  const boxes = load<u64>(bits, ruleBlock.boxes);
  const rests = load<u64>(bits, ruleBlock.rests);
  // The steps of other modes, and what is asked of each step, are for `step.ts`.
  const mayLeap = load<u32>(me, threadBlock.mode) === ADD && load<u32>(control.watchesOwed) === 0;
  const known = may & (mayLeap ? boxes : rests);
  // A row is in at most one box of a rule. To add the bits of all of them to that one carries over into the bit for its tree, above them.
  const asked = may & load<u64>(bits, ruleBlock.trees) & ~(known + boxes);
  let left = (known & ~rests) | asked;
  if (sleeps()) left &= ~asleep(block, lane);
  while (left !== 0) {
    const others = left & ~boxes;
    // Those up to the next rule whose tree has to be asked.
    const first = left & (others - 1) & ~others;
    // An answer may have changed how rows are laid out: then there are no boxes any more, but trees.
    if (first !== 0 && load<u64>(bits, ruleBlock.boxes) === boxes) {
      leap(block, lane, first);
      left &= ~first;
    } else {
      runRule(ruleOf(block, lane, ctz(left)));
      left &= left - 1;
    }
    if (load<u32>(me, threadBlock.missed) !== 0) return;
  }
}

/** Where a bit of a lane stands among those of its block. */
function bitOf(lane: usize, bit: u64): usize {
  return lane * ruleBlock.laneBits + usize(bit);
}

function ruleOf(block: usize, lane: usize, bit: u64): u32 {
  return load<u32>(load<u32>(block, ruleBlock.rules) + (bitOf(lane, bit) << 2));
}

function valueIn(row: usize, window: usize): u32 {
  const word = load<u64>(row + load<u32>(window, ruleBlock.wordByte));
  return u32(word >>> load<u32>(window, ruleBlock.shift)) & load<u32>(window, ruleBlock.mask);
}

/** Looks through the windows of a block, for the bits that count in the row that is being expanded. */
function look(block: usize): void {
  const row: usize = load<u32>(me, threadBlock.work);
  let one = v128.load(block, ruleBlock.may);
  let other = v128.load(block, ruleBlock.may + 16);
  let window: usize = load<u32>(block, ruleBlock.windows);
  let end = window + load<u32>(block, ruleBlock.windowCount) * ruleBlock.windowBytes;
  for (; window < end; window += ruleBlock.windowBytes) {
    const masks = load<u32>(window, ruleBlock.masks) + (valueIn(row, window) << ruleBlock.masksBytesLog);
    one = v128.and(one, v128.load(masks));
    other = v128.and(other, v128.load(masks, 16));
  }
  window = load<u32>(block, ruleBlock.wideWindows);
  end = window + load<u32>(block, ruleBlock.wideWindowCount) * ruleBlock.wideWindowBytes;
  for (; window < end; window += ruleBlock.wideWindowBytes) {
    const value = valueIn(row, window);
    const masks =
      value < load<u32>(window, ruleBlock.values)
        ? load<u32>(window, ruleBlock.masks) + (value << ruleBlock.masksBytesLog)
        : load<u32>(window, ruleBlock.others);
    one = v128.and(one, v128.load(masks));
    other = v128.and(other, v128.load(masks, 16));
  }
  v128.store(me, one, threadBlock.may);
  v128.store(me, other, threadBlock.may + 16);
}

/** The bits of a lane whose rules sleep. Rule r is the group r, and has bit r in sleep sets; in a lane each rule has four bits. */
function asleep(block: usize, lane: usize): u64 {
  const first = ruleOf(block, lane, 0);
  if (first >>> 3 >= load<u32>(control.setBytes)) return 0;
  let bits = u64(load<u16>(me + (first >>> 3), threadBlock.asleep));
  bits = (bits | (bits << 24)) & 0x000000ff000000ff;
  bits = (bits | (bits << 12)) & 0x000f000f000f000f;
  bits = (bits | (bits << 6)) & 0x0303030303030303;
  bits = (bits | (bits << 3)) & 0x1111111111111111;
  return bits * 15;
}

/** Takes the steps of these boxes of a lane. */
function leap(block: usize, lane: usize, leaps: u64): void {
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
    const kept = steps + bitOf(lane, ctz(leaps)) * 2 * rowBytes;
    ordinal++;
    if (sleeps()) {
      beginGroup(ruleOf(block, lane, ctz(leaps)));
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
    noteSteps(ordinal, length);
    flush();
    if (load<u32>(me, threadBlock.missed) !== 0) return;
    length = 0;
    row = batch;
  }
  noteSteps(ordinal, length);
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
