import type { ProcessId } from './event.ts';

/**
 * What a property may know of an execution besides its trace.
 *
 * The failure pattern is chosen in the initial state, so `correct` never changes within one execution; with that, agreement
 * among correct processes is a safety property. (Charron-Bost, Toueg, Basu, CONCUR 2000.)
 */
export interface World {
  readonly processes: readonly ProcessId[];
  /** True if the process does not belong to the faulty set of this execution. */
  correct(process: ProcessId): boolean;
}
