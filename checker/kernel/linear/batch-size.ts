/** Successors that wait at most, to be looked up together. */
export const batchRows = 512;
/** The logarithm of how many numbers a thread is given at once for the rows that it adds: at least as many as a batch may need. */
export const blockRowsLog = 9;
export const blockRows = 1 << blockRowsLog;
/** The logarithm of the bytes that say whose a block of numbers is: see `owners` in `control-block.ts`. */
export const ownerBytesLog = 4;
