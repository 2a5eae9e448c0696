import type { Checkable } from '../checker/model.ts';
import type { ProcessId } from '../specs/event.ts';
import type { FailureModel } from './failures/failure-model.ts';
import type { Link, LinkPerPair } from './links/link.ts';
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
  readonly [Name in keyof Processes & string]: Processes[Name] extends Process<infer P> ? Input<Name, RequestOf<P>> : never;
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
  readonly links: Link | LinkPerPair;
  /** No process fails unless said otherwise. */
  readonly failures?: FailureModel;
  /** Asynchronous unless said otherwise. */
  readonly timing?: Timing;
  readonly inputs?: readonly InputOf<NoInfer<Processes>>[];
}

/** A closed system of processes over links, under a failure and a timing model. */
export interface System<Processes extends Record<ProcessId, Process> = any> extends Checkable<Configuration<Processes>> {
  readonly definition: SystemDefinition<Processes>;
}

/**
 * A request to `process`, made once, at any moment; owed unless said otherwise.
 *
 * @param options.owed false for a client that may never make it
 */
export function at<const Name extends ProcessId, const Body>(
  process: Name,
  request: Body,
  options: { readonly owed?: boolean } = {},
): Input<Name, Body> {
  return { process, alternatives: [request], owed: options.owed ?? true };
}

/** One request to `process` out of several, made once, at any moment: the environment chooses which (a vote of yes or no). */
export function oneOf<const Name extends ProcessId, const Body>(
  process: Name,
  alternatives: readonly Body[],
  options: { readonly owed?: boolean } = {},
): Input<Name, Body> {
  return { process, alternatives, owed: options.owed ?? true };
}
