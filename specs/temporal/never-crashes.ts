import type { ProcessId } from '../event.ts';
import { and, not } from './connectives.ts';
import { some } from './events.ts';
import type { Formula } from './formula.ts';
import { always } from './future.ts';
import { once } from './past.ts';

/**
 * The process does not crash in this execution, from here on. Not the same as `correct`, which the failure pattern decides at the start:
 * whether a process will crash is open until it does, so that a claim about those which never do can be repaired by a crash.
 */
export function neverCrashes<State>(process: ProcessId): Formula<State> {
  return always(not(some('crash', (crash) => crash.process === process)));
}

/** The process does not crash in this execution, neither from here on nor before. */
export function isAlwaysUp<State>(process: ProcessId): Formula<State> {
  return and(not(once('crash', (crash) => crash.process === process)), neverCrashes(process));
}
