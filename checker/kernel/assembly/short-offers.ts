import { REFUSED } from '../linear/answers';
import * as control from '../linear/control-block';
import * as slotEntry from '../linear/slot-entry';
import * as threadBlock from '../linear/thread-block';
import { batchRows, flush } from './batch';
import { slotAt } from './rows';
import { isSeen, remembers } from './seen';
import { me } from './thread';

/** Bytes of an offer with one label. */
export const shortBytes: usize = 24;

/**
 * Adds what offers lead to, as long as they are short: another slot refuses their only label, or answers in one known way and without
 * further labels. What such offers have in common is read once.
 *
 * @returns how many offers are left, of which the first is not short
 */
export function addShort(slot: u32, first: usize, offers: u32): u32 {
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
  for (let at = first; left > 0; at += shortBytes) {
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
    store<u32>(me, ordinal, threadBlock.ordinal);
    store<u32>(me, length, threadBlock.batchLength);
    flush();
    if (load<u32>(me, threadBlock.missed) !== 0) return left;
    length = 0;
    row = batch;
  }
  store<u32>(me, ordinal, threadBlock.ordinal);
  store<u32>(me, length, threadBlock.batchLength);
  return left;
}
