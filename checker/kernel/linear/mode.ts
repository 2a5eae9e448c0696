/** What becomes of the successors of a row. */
export const ADD = 0;
/** They are looked up, but not added. */
export const PROBE = 1;
/** They are counted only. */
export const COUNT = 2;
/** They are added, and every step is recorded as an edge. By one thread only. */
export const RECORD = 3;
