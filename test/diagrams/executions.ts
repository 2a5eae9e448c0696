import type { Action } from '../../checker/action.ts';
import type { Execution, SlotChange, Step } from '../../checker/execution.ts';
import type { Deliver, Observed, ProcessId, Send } from '../../specs/event.ts';

/** One step of a hand-written execution; its number follows from its place. */
export interface StepSketch {
  readonly action: Action;
  readonly events?: readonly Observed[];
  readonly changes?: readonly SlotChange[];
  readonly notes?: readonly string[];
}

/** A hand-written execution. */
export function execution(
  processes: readonly ProcessId[],
  steps: readonly StepSketch[],
  rest: Partial<Pick<Execution, 'faulty' | 'start' | 'startEvents'>> = {},
): Execution {
  return {
    processes,
    faulty: [],
    start: [],
    startEvents: [],
    choices: [0, ...steps.map(() => 0)],
    steps: steps.map(
      ({ action, events = [], changes = [], notes = [] }, index): Step => ({
        number: index + 1,
        action,
        events,
        changes,
        notes,
      }),
    ),
    ...rest,
  };
}

export function sent(from: ProcessId, to: ProcessId, message: unknown): Send {
  return { type: 'send', process: from, from, to, message };
}

export function delivered(from: ProcessId, to: ProcessId, message: unknown): Deliver {
  return { type: 'deliver', process: to, from, to, message };
}

export function changed(process: ProcessId, before: unknown, after: unknown): SlotChange {
  return { slot: process, owner: process, before, after };
}

/** An eager broadcast whose sender crashes in the middle of its handler. */
export const cutHandler: Execution = (() => {
  const m = { origin: 'p', body: 'm' };
  const start = { phase: 'idle', delivered: [] };
  return execution(
    ['p', 'q', 'r'],
    [
      {
        action: { kind: 'request', process: 'p', request: { broadcast: 'm' } },
        events: [
          { type: 'request', process: 'p', request: { broadcast: 'm' } },
          sent('p', 'p', m),
          sent('p', 'q', m),
          { type: 'crash', process: 'p' },
        ],
        changes: [changed('p', start, null)],
        notes: ['p crashes after 2 of 3 effects'],
      },
      {
        action: { kind: 'deliver', from: 'p', to: 'p', message: m },
      },
      {
        action: { kind: 'deliver', from: 'p', to: 'q', message: m },
        events: [
          delivered('p', 'q', m),
          { type: 'indication', process: 'q', indication: { deliver: 'm', from: 'p' } },
          sent('q', 'p', m),
          sent('q', 'q', m),
          sent('q', 'r', m),
        ],
        changes: [changed('q', start, { phase: 'relayed', delivered: ['m'] })],
      },
    ],
    { faulty: ['p'] },
  );
})();

/** A link that loses, duplicates and overtakes. */
export const troubledLink: Execution = execution(
  ['p', 'q'],
  [
    {
      action: { kind: 'request', process: 'p', request: { write: 1 } },
      events: [{ type: 'request', process: 'p', request: { write: 1 } }, sent('p', 'q', { put: 1 })],
      changes: [changed('p', { next: 0, log: [] }, { next: 1, log: [1] })],
    },
    {
      action: { kind: 'request', process: 'p', request: { write: 2 } },
      events: [
        { type: 'request', process: 'p', request: { write: 2 } },
        sent('p', 'q', { put: 2 }),
        sent('p', 'q', { sync: 'now' }),
      ],
      changes: [changed('p', { next: 1, log: [1] }, { next: 2, log: [1, 2] })],
    },
    { action: { kind: 'lose', from: 'p', to: 'q', message: { sync: 'now' } } },
    {
      action: { kind: 'duplicate', from: 'p', to: 'q', message: { put: 2 } },
      events: [delivered('p', 'q', { put: 2 }), sent('q', 'p', 'ack')],
      changes: [changed('q', { value: 0 }, { value: 2 })],
    },
    { action: { kind: 'timeout', process: 'p', timer: 'retry' } },
    {
      action: { kind: 'deliver', from: 'p', to: 'q', message: { put: 1 } },
      events: [delivered('p', 'q', { put: 1 }), { type: 'indication', process: 'q', indication: { value: 1 } }],
      changes: [changed('q', { value: 2 }, { value: 1 })],
    },
  ],
);

/** Two-phase commit as guarded actions over shared variables. */
export const guardedCommit: Execution = execution(
  [],
  [
    {
      action: { kind: 'rule', name: 'prepare', parameters: ['rm1'] },
      changes: [
        { slot: 'rmState[rm1]', before: 'working', after: 'prepared' },
        { slot: 'messages', before: [], after: [{ type: 'prepared', rm: 'rm1' }] },
      ],
    },
    {
      action: { kind: 'rule', name: 'commit', parameters: [] },
      changes: [{ slot: 'tmState', before: 'init', after: 'committed' }],
    },
  ],
);
