import type { ProcessId } from '../specs/event.ts';
import type { IndicationOf, MessageOf, Process, RequestOf } from './process.ts';

/** A row of a typescript-fsm table, as `t(from, event, to, callback)` makes it. */
export interface Row<State extends string, Event extends string> {
  readonly fromState: State;
  readonly event: Event;
  readonly toState: State;
  readonly cb?: unknown;
}

/** The local state of a process that is a table: where its machine is, and what it remembers besides. */
export interface Machine<State extends string, Data> {
  readonly state: State;
  readonly data: Data;
}

/** What an occurrence means to the table: an event of it, or nothing; and what the process remembers from now on. */
export type Meaning<Event extends string, Data> = Event | null | { readonly event: Event | null; readonly data: Data };

export interface FsmProtocol {
  readonly state: string;
  readonly event: string;
  readonly data?: unknown;
  readonly message?: unknown;
  readonly request?: unknown;
  readonly indication?: unknown;
}

type DataOf<F> = F extends { readonly data: infer Data } ? Data : null;

/** A process that is a typescript-fsm transition table. */
export interface FsmDefinition<F extends FsmProtocol> {
  readonly start: F['state'];
  /** The table that runs in production: the first row that matches wins. Its callbacks are called with (fx, occurrence). */
  readonly table: readonly Row<F['state'], F['event']>[];
  /** What the process remembers besides the state of its table. */
  readonly data?: DataOf<F>;
  readonly upon: {
    request?(machine: Machine<F['state'], DataOf<F>>, request: RequestOf<F>): Meaning<F['event'], DataOf<F>>;
    deliver?(machine: Machine<F['state'], DataOf<F>>, from: ProcessId, message: MessageOf<F>): Meaning<F['event'], DataOf<F>>;
    timeout?(machine: Machine<F['state'], DataOf<F>>, timer: string): Meaning<F['event'], DataOf<F>>;
  };
}

/** The record of types of the process that a table makes. */
export interface FsmProcessProtocol<F extends FsmProtocol> {
  readonly local: Machine<F['state'], DataOf<F>>;
  readonly message: MessageOf<F>;
  readonly request: RequestOf<F>;
  readonly indication: IndicationOf<F>;
}

export type FsmProcess<F extends FsmProtocol> = Process<FsmProcessProtocol<F>>;
