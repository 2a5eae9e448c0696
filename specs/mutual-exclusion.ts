import { invariant } from './invariant.ts';
import type { Temporal } from './property.ts';
import { leadsTo } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** Where a process stands with respect to the critical section. */
export interface Section {
  readonly at: Readonly<Record<string, string>>;
}

/**
 * At most one process is in the critical section.
 *
 * Safety: a configuration with two processes in it is a bad prefix, whatever follows.
 */
export const mutualExclusion = (processes: readonly string[]) =>
  invariant('mutual exclusion', ({ at }: Section) => processes.filter((p) => at[p] === 'critical').length <= 1);

/**
 * A process that tries to enter the critical section enters it in the end.
 *
 * Liveness: any finite execution can be continued by letting the process enter.
 */
export const starvationFreedom = (process: string): Temporal<Section> =>
  temporal(
    `${process} does not starve`,
    leadsTo(
      ({ at }) => at[process] === 'trying',
      ({ at }) => at[process] === 'critical',
    ),
  );
