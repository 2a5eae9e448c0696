import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';

/** What a failure detector tells its process: a perfect one never restores. */
export type Suspicion = { readonly suspect: ProcessId } | { readonly restore: ProcessId };

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
    if (event.type === 'crash') return { ...memory, crashed: [...memory.crashed, event.process].sort() };
    const { suspect } = event.indication as Partial<{ suspect: ProcessId }>;
    return suspect === undefined || memory.crashed.includes(suspect) ? memory : { ...memory, accurate: false };
  },
  holds: ({ accurate }) => accurate,
});
