import type { TraceEntry } from './abstraction.ts';
import { delivers, eachBroadcast } from './broadcast.ts';
import { everyProcess } from './temporal/among.ts';
import { and, implies, not } from './temporal/connectives.ts';
import { neverCrashes } from './temporal/never-crashes.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** The events of logged broadcasts, for the catalogue. */
export const loggedEvents =
  'A request { broadcast: m } asks a process to broadcast m; with an indication { deliver: m, from: s } it tells that it has logged m with sender s: put it into stable storage.';

/** Validity where processes recover: what a process broadcasts that never crashes is logged by every correct process in the end. */
export function loggedValidity(label: string): TraceEntry {
  return {
    property: temporal(
      `${label} validity`,
      eachBroadcast(({ process: sender, request: { broadcast } }) =>
        implies(
          and(not(once('crash', ({ process }) => process === sender)), neverCrashes(sender)),
          everyProcess('correct', (process) => delivers(process, { deliver: broadcast, from: sender })),
        ),
      ),
    ),
    statement:
      'What a process broadcasts that never crashes, every correct process, one that stays up from some moment on, logs in the end.',
    class: 'liveness',
    argument:
      'Whoever has not logged a message can still do so; a crash of its sender would end the obligation as well.',
  };
}
