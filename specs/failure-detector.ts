import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import type { Temporal } from './property.ts';
import { and, correct, implies, not } from './temporal/connectives.ts';
import { on, some } from './temporal/events.ts';
import type { Formula } from './temporal/formula.ts';
import { always, eventuallyAlways } from './temporal/future.ts';
import { since } from './temporal/past.ts';
import { temporal } from './temporal.ts';

/** What a failure detector tells its process. A perfect one never restores. */
export type Suspicion = { readonly suspect: ProcessId } | { readonly restore: ProcessId };

/**
 * PFD1 strong completeness: in the end, every process that crashes is suspected for ever by every correct process. Liveness.
 *
 * @param processes all processes of the system
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.6
 */
export const strongCompleteness = (processes: readonly ProcessId[]): Temporal =>
  temporal('PFD1 strong completeness', completeness(processes));

/**
 * PFD2 strong accuracy: a process that is suspected has crashed before. Safety.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.6
 */
export const strongAccuracy = monitor('PFD2 strong accuracy', {
  observes: ['indication', 'crash'],
  start: (): { readonly crashed: readonly ProcessId[]; readonly accurate: boolean } => ({
    crashed: [],
    accurate: true,
  }),
  advance: (memory, event) => {
    if (event.type === 'crash') return { ...memory, crashed: [...new Set([...memory.crashed, event.process])].sort() };
    const suspect = suspectOf(event.indication);
    return suspect === undefined || memory.crashed.includes(suspect) ? memory : { ...memory, accurate: false };
  },
  holds: ({ accurate }) => accurate,
});

/**
 * EPFD1 strong completeness, as PFD1. Liveness.
 *
 * @param processes all processes of the system
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.8
 */
export const eventualCompleteness = (processes: readonly ProcessId[]): Temporal =>
  temporal('EPFD1 strong completeness', completeness(processes));

/**
 * EPFD2 eventual strong accuracy: from some moment on, no correct process is suspected by any correct process. Liveness: no number of
 * false suspicions is too many, as long as there is a last one.
 *
 * @param processes all processes of the system
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.8
 */
export const eventualAccuracy = (processes: readonly ProcessId[]): Temporal =>
  temporal(
    'EPFD2 eventual strong accuracy',
    and(
      ...pairs(processes).map(([watcher, watched]) =>
        implies(and(correct(watcher), correct(watched)), eventuallyAlways(not(suspects(watcher, watched)))),
      ),
    ),
  );

function completeness(processes: readonly ProcessId[]): Formula {
  return always(
    on('crash', ({ process: crashed }) =>
      and(
        ...processes
          .filter((process) => process !== crashed)
          .map((process) => implies(correct(process), eventuallyAlways(suspects(process, crashed)))),
      ),
    ),
  );
}

/** The last that `watcher` was told about `watched` is that it is suspected. */
function suspects(watcher: ProcessId, watched: ProcessId): Formula {
  return since(
    not(some('indication', ({ process, indication }) => process === watcher && restoreOf(indication) === watched)),
    some('indication', ({ process, indication }) => process === watcher && suspectOf(indication) === watched),
  );
}

function suspectOf(indication: Partial<{ suspect: ProcessId }> | null): ProcessId | undefined {
  return indication?.suspect;
}

function restoreOf(indication: Partial<{ restore: ProcessId }> | null): ProcessId | undefined {
  return indication?.restore;
}

/** Each process with each other one. */
function pairs(processes: readonly ProcessId[]): readonly (readonly [ProcessId, ProcessId])[] {
  return processes.flatMap((one) => processes.flatMap((other) => (one === other ? [] : [[one, other] as const])));
}
