/**
 * What stands in linear memory for a block of joint rules that follow each other, in bytes from the block: what can be told of them by the
 * ids of single slots.
 *
 * Each rule has some bits of the block: one for each box of ids in which it always does the same, and above these one for its decision
 * tree. A block has a few lanes of 64 bits; those of a rule are in one lane. Masks say which bits count: one whatever the row is; and each
 * window, which is a few consecutive bits of the row, has one for each value. A bit counts where it is set in all of them:
 * - of a box: the row is in it;
 * - of a tree: the rule may do something, as far as the slot that it reads first tells.
 * A tree has to be asked where it counts, and none of the boxes of its rule.
 */
export const lanes = 4;
export const laneBits = 64;
export const laneBytes = 8;
/** What counts whatever the row is. */
export const may = 0;
export const masksBytes = 32;
export const masksBytesLog = 5;
/** The bits of boxes; of them those in which rules do nothing; and the bits of trees. */
export const boxes = 32;
export const rests = 64;
export const trees = 96;

/** The windows, and those of single wide fields: an address each, and how many. */
export const windows = 128;
export const windowCount = 132;
export const wideWindows = 136;
export const wideWindowCount = 140;
/** Per bit its rule, 32 bits each: an address. */
export const rules = 144;
/** Per bit of a box two rows, the bits that the step there keeps and those that it sets: an address. */
export const steps = 148;

export const bytes = 160;

/**
 * What stands there for each window: the byte of its 64-bit word in a row, its lowest bit, the mask before it is shifted, and the address
 * of the masks by value. Of a wide one also for how many values there are masks, and the address of the mask of all other values.
 */
export const wordByte = 0;
export const shift = 4;
export const mask = 8;
export const masks = 12;
export const windowBytes = 16;
export const values = 16;
export const others = 20;
export const wideWindowBytes = 24;
