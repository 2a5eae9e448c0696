import type { ProcessId } from '../event.ts';
import { not } from './connectives.ts';
import { some } from './events.ts';
import type { Formula } from './formula.ts';
import { always } from './future.ts';

/**
 * The process does not crash in this execution, from here on. Not the same as `correct`, which the failure pattern decides at the start:
 * whether a process will crash is open until it does, so that a claim about those which never do can be repaired by a crash.
 */
export function neverCrashes<State>(process: ProcessId): Formula<State> {
  return always(not(some('crash', (crash) => crash.process === process)));
}
