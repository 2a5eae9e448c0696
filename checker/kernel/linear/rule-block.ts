/**
 * What stands in linear memory for a block of joint rules that follow each other, in bytes from the block: what can be told of them by the
 * ids of single slots.
 *
 * Each rule has some of 64 bits: one for each of its leaps, which are steps that it takes in a box of ids and that always write the same;
 * and above these one for its decision tree. Two masks say what holds whatever the row is; each window, which is a few consecutive bits of
 * the row, has two more for each value. A bit counts where it is set in all of them:
 * - `may`: the rule takes that leap; or, of the bit for its tree, it may do something, as far as the slot that it reads first tells;
 * - `nothing`: of the bit for its tree, it does nothing.
 * The tree has to be asked where it may do something, not nothing, and none of its leaps.
 */
export const may = 0;
export const nothing = 8;
export const masksBytes = 16;
export const masksBytesLog = 4;

/** The windows, and those of single wide fields: an address each, and how many. */
export const windows = 16;
export const windowCount = 20;
export const wideWindows = 40;
export const wideWindowCount = 44;
/** The bits of leaps, 64 of them. */
export const leaps = 24;
/** Per bit its rule, 32 bits each: an address. */
export const rules = 32;
/** Per bit of a leap two rows, the bits that it keeps and those that it sets: an address. */
export const steps = 36;

export const bytes = 64;

/**
 * What stands there for each window: the byte of its 64-bit word in a row, its lowest bit, the mask before it is shifted, and the address
 * of the masks by value. Of a wide one also for how many values there are masks, and the address of the masks of all other values.
 */
export const wordByte = 0;
export const shift = 4;
export const mask = 8;
export const masks = 12;
export const windowBytes = 16;
export const values = 16;
export const others = 20;
export const wideWindowBytes = 24;
