import type { ProcessId } from '../specs/event.ts';
import type { Detector } from './detectors/detector.ts';
import type { FailureModel } from './failures/failure-model.ts';
import type { Links } from './layer.ts';
import type { LocalOf, Process, RequestOf } from './process.ts';
import type { Timing } from './timing/timing.ts';

/** A request that a client makes once, at any moment. Which of the alternatives it is, the environment chooses. */
export interface Input<Name extends ProcessId = ProcessId, Body = unknown> {
  readonly process: Name;
  readonly alternatives: readonly Body[];
  /** Whether the client promises to make it. */
  readonly owed: boolean;
}

/** The requests that the processes of a system understand. */
export type InputOf<Processes> = {
  readonly [Name in keyof Processes & string]: Processes[Name] extends Process<infer P>
    ? Input<Name, RequestOf<P>>
    : never;
}[keyof Processes & string];

/** A configuration as invariants see it. */
export interface Configuration<Processes = Record<ProcessId, Process>> {
  /** The local state of each process; null once it has crashed. */
  readonly local: {
    readonly [Name in keyof Processes]: (Processes[Name] extends Process<infer P> ? LocalOf<P> : never) | null;
  };
  crashed(process: keyof Processes & string): boolean;
  /** The messages under way from one process to another, in the link's order. */
  inFlight(from: keyof Processes & string, to: keyof Processes & string): readonly unknown[];
}

/** A system of processes, by its parts. */
export interface SystemDefinition<Processes extends Record<ProcessId, Process>> {
  readonly processes: Processes;
  /** How messages travel; perhaps implemented by layers over other links. */
  readonly links: Links;
  /** No process fails unless said otherwise. */
  readonly failures?: FailureModel;
  /** Asynchronous unless said otherwise. */
  readonly timing?: Timing;
  /** What tells processes of crashes, or of a leader, by their handlers; nothing unless said otherwise. */
  readonly detector?: Detector;
  readonly inputs?: readonly InputOf<NoInfer<Processes>>[];
}
