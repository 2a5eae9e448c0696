import type { Reduction } from '../checker/reductions/reduction.ts';

/** One model, measured. Ratios say how many times faster than another checker it was, side by side in one run. */
export interface Row {
  readonly model: string;
  readonly form: string;
  /** Threads that search. */
  readonly workers: number;
  /** What keeps the search from following every order of steps. */
  readonly reduction: Reduction;
  readonly states: number;
  /** Successors computed, those that lead back to the same configuration included. */
  readonly transitions: number;
  readonly depth: number;
  /** Of the search: the median of the repetitions, each in a process of its own that starts cold. */
  readonly seconds: number;
  readonly secondsOfEachRun: readonly number[];
  /** Of the whole check, asking every remembered answer again at the end included. */
  readonly checkSeconds: number;
  /** Of the whole check, over all threads. */
  readonly cpuSeconds: number;
  readonly statesPerSecond: number;
  readonly transitionsPerSecond: number;
  /** Of the search's own structures. */
  readonly bytesPerState: number;
  /** Of the process, Node itself included, in bytes. */
  readonly peakMemory: number;
  /** Calls of the user's functions during the search. */
  readonly userCalls: number;
  /** Whether the counts are those that others found; null where nobody has published any. Of transitions, a reduction computes fewer. */
  readonly meetsPublished: boolean | null;
  readonly outcomes: readonly string[];
  readonly naive: NaiveFigures | null;
  /** Its states a second over those of the naive checker. */
  readonly ratioToNaive: number | null;
  readonly spin: SpinFigures | null;
  /** SPIN's seconds over its own. */
  readonly ratioToSpin: number | null;
  /** States against seconds, while the search ran: the run of median time. */
  readonly curve: readonly CurvePoint[];
}

export interface CurvePoint {
  readonly states: number;
  readonly seconds: number;
}

/** What the naive checker did on the same model, in its own process. */
export interface NaiveFigures {
  /** States expanded: all of them, if it was complete. */
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
  readonly statesPerSecond: number;
  readonly complete: boolean;
}

/** What SPIN did: exact, gcc -O3, with its partial-order reduction in a row that has one here. */
export interface SpinFigures {
  readonly states: number;
  readonly transitions: number;
  /** As SPIN reports them: without its compilation. */
  readonly seconds: number;
  /** As SPIN reports it, in bytes. */
  readonly peakMemory: number;
  /** Whether SPIN counted the same; it prints large numbers rounded to six digits. Null with reductions, of which each leaves out others. */
  readonly sameCounts: boolean | null;
}
