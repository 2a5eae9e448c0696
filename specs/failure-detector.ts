import type { Abstraction, TraceEntry } from './abstraction.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import type { Temporal } from './property.ts';
import { everyProcess } from './temporal/among.ts';
import { not } from './temporal/connectives.ts';
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
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.6
 */
export const strongCompleteness = temporal('PFD1 strong completeness', completeness());

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
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.8
 */
export const eventualCompleteness = temporal('EPFD1 strong completeness', completeness());

/**
 * EPFD2 eventual strong accuracy: from some moment on, no correct process is suspected by any correct process. Liveness: no number of
 * false suspicions is too many, as long as there is a last one.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.8
 */
export const eventualAccuracy = temporal(
  'EPFD2 eventual strong accuracy',
  everyProcess('correct', (watcher) =>
    everyProcess('correct', (watched) =>
      watcher === watched ? true : eventuallyAlways(not(suspects(watcher, watched))),
    ),
  ),
);

const completenessEntry = (property: Temporal): TraceEntry => ({
  property,
  statement: 'Every process that crashes is suspected in the end by every correct process, and for ever from then on.',
  class: 'liveness',
  argument: 'Whoever has crashed can still be suspected by all.',
});

const suspicionEvents =
  'With an indication { suspect: p } a process says that it suspects p; with { restore: p }, that it no longer does.';

/** Suspects who has crashed, and nobody else. */
export const perfectFailureDetector: Abstraction = {
  name: 'perfect failure detector',
  events: suspicionEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.6',
  entries: [
    completenessEntry(strongCompleteness),
    {
      property: strongAccuracy,
      statement: 'A process that is suspected has crashed before.',
      class: 'safety',
      argument: 'A bad prefix ends with a suspicion of a process that is up; that it crashes later repairs nothing.',
    },
  ],
};

/** Suspects, from some moment on, who has crashed, and nobody else. */
export const eventuallyPerfectFailureDetector: Abstraction = {
  name: 'eventually perfect failure detector',
  events: suspicionEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.8',
  entries: [
    completenessEntry(eventualCompleteness),
    {
      property: eventualAccuracy,
      statement: 'From some moment on, no correct process is suspected by any correct process.',
      class: 'liveness',
      argument: 'However many false suspicions there were, all can be taken back, and no further one need follow.',
    },
  ],
};

function completeness(): Formula {
  return always(
    on('crash', ({ process: crashed }) =>
      everyProcess('correct', (process) => (process === crashed ? true : eventuallyAlways(suspects(process, crashed)))),
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
