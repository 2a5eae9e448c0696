import type { FsmDefinition, Machine, Meaning, Occurrence } from '../../models/fsm.ts';
import type { Effects, ProcessDefinition } from '../../models/process.ts';

/** A transition table in the textbook's form: local state {state, data}, and the first row that matches wins. */
// biome-ignore lint/suspicious/noExplicitAny: The protocol's types are of no use to an interpreter.
export function fsmAsProcess(definition: FsmDefinition<any>): ProcessDefinition {
  const { start, table, upon } = definition;

  const take = (
    machine: Machine<string, unknown>,
    meaning: Meaning<string, unknown>,
    fx: Effects,
    // biome-ignore lint/suspicious/noExplicitAny: The protocol's types are of no use to an interpreter.
    occurrence: Occurrence<any>,
  ) => {
    const { event, data } =
      meaning === null || typeof meaning === 'string'
        ? { event: meaning, data: machine.data }
        : { event: meaning.event, data: 'data' in meaning ? meaning.data : machine.data };
    const row = event === null ? undefined : table.find((r) => r.fromState === machine.state && r.event === event);
    if (typeof row?.cb === 'function') {
      row.cb(fx, occurrence);
    }
    return { state: row?.toState ?? machine.state, data };
  };

  // The local state of this process is the machine that `init` and `take` make.
  const machineOf = (state: unknown) => state as Machine<string, unknown>;
  return {
    init: () => ({ state: start, data: definition.data ?? null }),
    upon: {
      request: (state, request, fx) =>
        take(machineOf(state), upon.request?.(machineOf(state), request) ?? null, fx, { type: 'request', request }),
      // What nothing is made of, nobody mistakes for something else.
      ...(upon.deliver && {
        deliver: (state: unknown, from: string, message: unknown, fx: Effects) =>
          take(machineOf(state), upon.deliver!(machineOf(state), from, message), fx, {
            type: 'deliver',
            from,
            message,
          }),
      }),
      timeout: (state, timer, fx) =>
        take(machineOf(state), upon.timeout?.(machineOf(state), timer) ?? null, fx, { type: 'timeout', timer }),
    },
  };
}
