import type { Observed, ProcessId } from '../specs/event.ts';
import type { Action } from './action.ts';
import type { Fault } from './faults.ts';

/** A slot's value before and after a step. */
export interface SlotChange {
  readonly slot: string;
  readonly owner?: ProcessId;
  /** Set for what lies around the processes: links, requests to come, budgets. */
  readonly environment?: true;
  readonly before: unknown;
  readonly after: unknown;
}

/** One step of an execution, with everything that a person needs to follow it. */
export interface Step {
  /** Counts from 1. */
  readonly number: number;
  readonly action: Action;
  /** What the branches of this step chose ("p crashes after 1 of 4 effects"). */
  readonly notes: readonly string[];
  /** The faults that this step is, if it is any. */
  readonly faults?: readonly Fault[];
  /** What was observed in this step, in order. */
  readonly events: readonly Observed[];
  readonly changes: readonly SlotChange[];
}

/** A finite execution: where it starts, and its steps. */
export interface Execution {
  readonly processes: readonly ProcessId[];
  /** The faulty set of this execution. */
  readonly faulty: readonly ProcessId[];
  /** The value of each slot at the start. */
  readonly start: readonly {
    readonly slot: string;
    readonly owner?: ProcessId;
    readonly environment?: true;
    readonly value: unknown;
  }[];
  /** What was observed before the first step. */
  readonly startEvents: readonly Observed[];
  readonly steps: readonly Step[];
  /** The choice taken in the initial state and at each step, as indices into what was possible: enough to replay it. */
  readonly choices: readonly number[];
}
