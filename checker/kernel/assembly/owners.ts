import * as batchSize from '../linear/batch-size';
import * as control from '../linear/control-block';

// What is known of the rows of the next level by the block that their numbers are in: see `owners` in `../linear/control-block.ts`.

/** Where it stands of the block that has the n-th number of the next level. */
export function ownerOf(nth: u32): usize {
  return load<u32>(control.owners) + ((nth >>> u32(batchSize.blockRowsLog)) << u32(batchSize.ownerBytesLog));
}

/** Whether all rows of that block were met from places before this one. */
export function allAreBefore(nth: u32, place: u32): bool {
  return load<u32>(ownerOf(nth), 4) <= load<u32>(control.levelFirst) + place;
}

/** Whether none of them was. */
export function allAreBehind(nth: u32, place: u32): bool {
  return load<u32>(ownerOf(nth), 8) >= load<u32>(control.levelFirst) + place;
}
