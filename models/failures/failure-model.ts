import type { ProcessId } from '../../specs/event.ts';
import type { Deviation } from '../adversary/deviations.ts';
import type { Says } from '../adversary/domain.ts';

/** What Byzantine processes may say, and how often in one execution. */
export interface Adversary {
  readonly says?: Says;
  readonly acts?: number;
  /** Set where they follow their protocol but for these departures from it. */
  readonly may?: readonly Deviation[];
}

/** What faulty processes may omit, and how often in one execution. */
export interface Omission {
  readonly of: readonly ('sends' | 'receipts')[];
  readonly acts?: number;
}

/** Which processes may fail, and how. The faulty set is chosen in the initial state. */
export interface FailureModel {
  /** As a verdict names it: "crash-stop: at most 1 process". */
  describe(processes: readonly ProcessId[]): string;
  /** The faulty sets to start from, in order; each in the order of `processes`. */
  patterns(processes: readonly ProcessId[]): readonly (readonly ProcessId[])[];
  /** Set where faulty processes may omit messages: to send them, to receive them, or both; with the most omissions in one execution, if that has a bound. */
  readonly omission?: Omission;
  /** Set where processes that have crashed may recover; with the most crashes in one execution, if that has a bound. */
  readonly recovery?: { readonly crashes?: number };
  /** Set where faulty processes are Byzantine. */
  readonly adversary?: Adversary;
}
