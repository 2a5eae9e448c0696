// What threads are called to do together. Shared with the half that is written in AssemblyScript.

/** Expand rows of the level. */
export const EXPAND = 0;
/** Enter a table into one twice as large. */
export const ENTER = 1;
/** Put the rows of the next level in order. */
export const ORDER = 2;
/** Have these name their parents by number. */
export const NAME = 3;
