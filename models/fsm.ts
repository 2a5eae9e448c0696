import { BadInput } from '../checker/bad-input.ts';
import { expectMembers } from '../checker/shape.ts';
import type { ProcessId, Unstated } from '../specs/event.ts';
import type { Effects, IndicationOf, MessageOf, Process, ProcessDefinition, RequestOf } from './process.ts';

/** A row of a typescript-fsm table, as `t(from, event, to, callback)` makes it. */
export interface Row<State extends string = string, Event extends string = string, F = Unstated> {
  readonly fromState: State;
  readonly event: Event;
  readonly toState: State;
  readonly cb?: RowCallback<F> | undefined;
}

/** The local state of a process that is a table: where its machine is, and what it remembers besides. */
export interface Machine<State extends string = string, Data = unknown> {
  readonly state: State;
  readonly data: Data;
}

/** What an occurrence means to the table: an event of it, or nothing; and what the process remembers from now on. */
export type Meaning<Event extends string = string, Data = unknown> =
  | Event
  | null
  | { readonly event: Event | null; readonly data: Data };

/** What happened to the process: handed to the callback of the row that matched, after the effects. */
export type Occurrence<F> =
  | { readonly type: 'request'; readonly request: RequestOf<F> }
  | { readonly type: 'deliver'; readonly from: ProcessId; readonly message: MessageOf<F> }
  | { readonly type: 'timeout'; readonly timer: string };

/** Carries out what a row causes: `dispatch(event, fx, occurrence)` calls it so in production. */
export type RowCallback<F = Unstated> = (
  fx: Effects<FsmProcessProtocol<F & FsmProtocol>>,
  occurrence: Occurrence<F>,
) => void;

/** The types of one table, in one named record. What it does not use, it leaves out. */
export interface FsmProtocol {
  readonly state: string;
  readonly event: string;
  readonly data?: unknown;
  readonly message?: unknown;
  readonly request?: unknown;
  readonly indication?: unknown;
}

export type DataOf<F> = F extends { readonly data: infer Data } ? Data : null;
type MachineOf<F extends FsmProtocol> = Machine<F['state'], DataOf<F>>;
type MeaningOf<F extends FsmProtocol> = Meaning<F['event'], DataOf<F>>;

/** A process that is a typescript-fsm transition table. */
export interface FsmDefinition<F extends FsmProtocol = Unstated> {
  readonly start: F['state'];
  /** The table that runs in production: the first row that matches wins. Its callbacks are called with (fx, occurrence). */
  readonly table: readonly Row<F['state'], F['event'], F>[];
  /** What the process remembers besides the state of its table; null where nothing is said. */
  readonly data?: DataOf<F>;
  /** Which event of the table an occurrence is. An occurrence without a function changes nothing, and neither does an event without a row in the machine's state. */
  readonly upon: {
    request?(machine: MachineOf<F>, request: RequestOf<F>): MeaningOf<F>;
    deliver?(machine: MachineOf<F>, from: ProcessId, message: MessageOf<F>): MeaningOf<F>;
    timeout?(machine: MachineOf<F>, timer: string): MeaningOf<F>;
  };
}

/** The record of types of the process that a table makes. */
export interface FsmProcessProtocol<F extends FsmProtocol> {
  readonly local: MachineOf<F>;
  readonly message: MessageOf<F>;
  readonly request: RequestOf<F>;
  readonly indication: IndicationOf<F>;
}

/**
 * Declares a process by the typescript-fsm table that it runs in production.
 *
 * As there, the first row with the machine's state and the event wins. A row's callback carries out its effects: it is called with
 * (fx, occurrence), which is what `dispatch(event, fx, occurrence)` hands to it in production.
 *
 * @throws BadInput for a row that can never match: a row before it takes its state and event, or no row leads to its state
 */
export function fsm<F extends FsmProtocol>(definition: FsmDefinition<F>): Process<FsmProcessProtocol<F>> {
  expectMembers('fsm', definition, ['start', 'table', 'data', 'upon']);
  const { start, table, data = null, upon } = definition;
  expectMembers('fsm, upon', upon, ['request', 'deliver', 'timeout']);
  validateTable(start, table);
  const after = (machine: Machine, meaning: Meaning, fx: Effects, occurrence: Occurrence<FsmProtocol>): Machine => {
    const { event, data: remembered } = understood(machine, meaning);
    if (event !== null && !table.some((row) => row.event === event)) {
      throw new BadInput(
        `fsm: expected an event of the table, or null, found "${event}" in state "${machine.state}". No row has it.`,
      );
    }
    const row = table.find(({ fromState, event: expected }) => fromState === machine.state && expected === event);
    if (row === undefined) return { state: machine.state, data: remembered };
    runCallback(row, fx, occurrence);
    return { state: row.toState, data: remembered };
  };
  const handlers: ProcessDefinition<{ local: Machine }>['upon'] = {
    ...(upon.request && {
      request: (machine: Machine, request: never, fx: Effects) =>
        after(machine, upon.request!(machine as MachineOf<F>, request), fx, { type: 'request', request }),
    }),
    ...(upon.deliver && {
      deliver: (machine: Machine, from: ProcessId, message: never, fx: Effects) =>
        after(machine, upon.deliver!(machine as MachineOf<F>, from, message), fx, { type: 'deliver', from, message }),
    }),
    ...(upon.timeout && {
      timeout: (machine: Machine, timer: string, fx: Effects) =>
        after(machine, upon.timeout!(machine as MachineOf<F>, timer), fx, { type: 'timeout', timer }),
    }),
  };
  // TypeScript cannot see that the machine's data is that of F.
  return {
    definition: { init: () => ({ state: start, data }), upon: handlers },
    table: { start, rows: table.map(({ fromState, event, toState }) => ({ fromState, event, toState })) },
  } as unknown as Process<FsmProcessProtocol<F>>;
}

function understood(machine: Machine, meaning: Meaning): { readonly event: string | null; readonly data: unknown } {
  if (meaning === null || typeof meaning === 'string') return { event: meaning, data: machine.data };
  if (typeof meaning !== 'object' || !('event' in meaning)) {
    throw new BadInput(
      `fsm: expected the name of an event, null or { event, data } for what an occurrence means in state "${machine.state}", found ${String(meaning)}. Return one of them.`,
    );
  }
  return { event: meaning.event, data: 'data' in meaning ? meaning.data : machine.data };
}

function runCallback(row: Row, fx: Effects, occurrence: Occurrence<FsmProtocol>): void {
  if (typeof row.cb !== 'function') return;
  const result: unknown = row.cb(fx, occurrence);
  if (result instanceof Promise) {
    result.catch(() => {});
    throw new BadInput(
      `fsm: the callback of ${nameOf(row)} is asynchronous: expected effects that happen at once. Call fx in a synchronous callback.`,
    );
  }
}

function validateTable(start: string, table: readonly Row[]): void {
  if (!Array.isArray(table) || table.length === 0) {
    throw new BadInput('fsm: expected a table of rows made with t(from, event, to), found none.');
  }
  const reached = new Set([start]);
  for (let size = 0; size < reached.size; ) {
    size = reached.size;
    for (const row of table) if (reached.has(row.fromState)) reached.add(row.toState);
  }
  table.forEach((row, index) => {
    const winner = table.findIndex((other) => other.fromState === row.fromState && other.event === row.event);
    if (winner < index) {
      throw new BadInput(
        `fsm: row ${index + 1}, ${nameOf(row)}, can never match: row ${winner + 1} has the same state and event, and the first match wins. Remove one of them.`,
      );
    }
    if (!reached.has(row.fromState)) {
      throw new BadInput(
        `fsm: row ${index + 1}, ${nameOf(row)}, can never match: no row leads from the start "${start}" to the state "${row.fromState}". Correct the state or remove the row.`,
      );
    }
  });
}

function nameOf({ fromState, event, toState }: Row): string {
  return `t("${fromState}", "${event}", "${toState}")`;
}
