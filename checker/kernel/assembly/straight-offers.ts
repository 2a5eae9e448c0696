import { REFUSED, UNKNOWN } from '../linear/answers';
import * as control from '../linear/control-block';
import * as slotEntry from '../linear/slot-entry';
import * as threadBlock from '../linear/thread-block';
import { reaction } from './answers';
import { batchRows, flush, noteSteps } from './batch';
import { change, copyRow, idIn, slotAt } from './rows';
import { isSeen, remembers } from './seen';
import { me } from './thread';

/** Bytes of an offer, and of each of its labels. */
const offerBytes: usize = 16;
const labelBytes: usize = 8;

/** The offer after those that `addStraight` has taken. */
export let nextOffer: usize = 0;

/**
 * Adds what offers lead to, as long as they go straight on: each label, of the offer and of what follows, is refused or answered in one
 * known way.
 *
 * @returns how many offers are left, of which the first, at `nextOffer`, does not go straight on
 */
export function addStraight(slot: u32, first: usize, offers: u32): u32 {
  nextOffer = first;
  let left = addShort(slot, offers);
  while (left > 0 && load<u32>(me, threadBlock.missed) === 0 && addLong(slot)) left = addShort(slot, left - 1);
  return left;
}

/** The same, as long as offers are short: a single label, which is refused, or answered without further ones. Nearly all are. */
function addShort(slot: u32, offers: u32): u32 {
  const ids: usize = load<u32>(me, threadBlock.ids);
  const columns: usize = load<u32>(control.columns);
  const id = load<u32>(ids + (slot << 2));
  const ownWord = load<u32>(slotAt(slot), slotEntry.wordByte);
  const ownShift = load<u32>(slotAt(slot), slotEntry.shift);
  const work: usize = load<u32>(me, threadBlock.work);
  const rowBytes: usize = load<u32>(control.rowBytes);
  const stride: usize = load<u32>(control.stride);
  const batch: usize = load<u32>(me, threadBlock.batch);
  const parent = u64(load<u32>(me, threadBlock.parent)) << 32;
  let ordinal = load<u32>(me, threadBlock.ordinal);
  let length = load<u32>(me, threadBlock.batchLength);
  let row = batch + length * stride;
  let left = offers;
  let at = nextOffer;
  for (; left > 0; at += offerBytes + labelBytes) {
    const to = load<u32>(at, 16);
    if (load<u32>(at, 12) !== 1 || to === slot) break;
    const toId = load<u32>(ids + (to << 2));
    const column = columns + (load<u32>(at, 20) << 4);
    if (toId >= load<u32>(column, 4)) break;
    const answered = load<i32>(load<u32>(column) + (toId << 2));
    if (answered >= 0 && answered !== REFUSED) break;
    left--;
    if (answered === REFUSED) continue;
    ordinal++;
    const difference = load<u32>(at, 4) ^ id;
    const toDifference = toId ^ u32(-1 - answered);
    if ((difference | toDifference) === 0) continue;
    for (let byte: usize = 0; byte < rowBytes; byte += 8) store<u64>(row + byte, load<u64>(work + byte));
    const own = row + ownWord;
    store<u32>(own, load<u32>(own) ^ (difference << ownShift));
    const entry = slotAt(to);
    const other = row + load<u32>(entry, slotEntry.wordByte);
    store<u32>(other, load<u32>(other) ^ (toDifference << load<u32>(entry, slotEntry.shift)));
    store<u64>(row + rowBytes, parent | u64(ordinal));
    // Which steps lead on cannot be foreseen: a jump would take longer.
    const leadsOn = remembers() ? u32(!isSeen(row)) : 1;
    row += stride * leadsOn;
    length += leadsOn;
    if (length < batchRows) continue;
    noteSteps(ordinal, length);
    flush();
    if (load<u32>(me, threadBlock.missed) !== 0) return left;
    length = 0;
    row = batch;
  }
  nextOffer = at;
  noteSteps(ordinal, length);
  return left;
}

/**
 * Adds what the next offer leads to, if it goes straight on. Labels are answered in the order in which they were sent.
 *
 * @returns false if it does not
 */
function addLong(slot: u32): bool {
  const offer = nextOffer;
  const ids: usize = load<u32>(me, threadBlock.ids);
  const rowBytes: usize = load<u32>(control.rowBytes);
  const length = load<u32>(me, threadBlock.batchLength);
  const row = load<u32>(me, threadBlock.batch) + length * load<u32>(control.stride);
  copyRow(row, load<u32>(me, threadBlock.work));
  let changed = load<u32>(offer, 4) ^ load<u32>(ids + (slot << 2));
  change(row, slot, changed);
  // The slots that may have another id by now; two may have the same bit here.
  let parts = u64(1) << u64(slot & 63);
  let labels = load<u32>(offer, 12);
  let label = offer + offerBytes;
  const end = label + usize(labels) * labelBytes;
  while (labels > 0) {
    const to = load<u32>(label);
    const part = u64(1) << u64(to & 63);
    const toId = (parts & part) === 0 ? load<u32>(ids + (to << 2)) : idIn(row, to);
    parts |= part;
    const answered = reaction(load<u32>(label, 4), toId);
    if (answered === REFUSED) {
      nextOffer = end;
      return true;
    }
    const way = usize(answered) << 2;
    if (answered === UNKNOWN || (answered > 0 && load<i32>(way) !== 1)) return false;
    const following = answered < 0 ? 0 : load<u32>(way, 8);
    labels--;
    // Labels that follow are answered after those that wait, if any do.
    if (labels > 0 && following > 0) return false;
    const difference = toId ^ (answered < 0 ? u32(-1 - answered) : load<u32>(way, 4));
    changed |= difference;
    change(row, to, difference);
    label = labels > 0 ? label + labelBytes : way + 12;
    labels += following;
  }
  nextOffer = end;
  const ordinal = load<u32>(me, threadBlock.ordinal) + 1;
  store<u32>(me, ordinal, threadBlock.ordinal);
  if (changed === 0) return true;
  store<u32>(row + rowBytes, ordinal);
  store<u32>(row + rowBytes, load<u32>(me, threadBlock.parent), 4);
  if (remembers() && isSeen(row)) return true;
  store<u32>(me, length + 1, threadBlock.batchLength);
  if (length + 1 === batchRows) flush();
  return true;
}
