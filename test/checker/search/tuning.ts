import fc, { type Arbitrary } from 'fast-check';
import type { Tuning } from '../../../checker/search/crew.ts';

/** Threads have as much to do with each other as they can, however small a system is. */
export const eager: Tuning = { leastRows: 1, aloneRows: 1 };

/** Any way to go about a search, of a system whose largest level has about so many configurations. */
export const tuning = (rows: number): Arbitrary<Required<Tuning>> =>
  fc.record({
    leastRows: fc.integer({ min: 1, max: rows }),
    tableBits: fc.integer({ min: 2, max: 18 }),
    aloneBits: fc.integer({ min: 2, max: 14 }),
    aloneRows: fc.integer({ min: 1, max: 300 }),
  });
