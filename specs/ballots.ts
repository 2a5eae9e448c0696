import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';

/** What an acceptor tells proposers, by the ballot that it is about. */
export type AcceptorMessage = { readonly promise: number } | { readonly accepted: number };

/**
 * An acceptor that has promised a ballot accepts no smaller one afterwards, whatever happens to it in between. Safety.
 *
 * @see Lamport, "Paxos Made Simple", 2001, requirement P1a
 */
export const promisesAreKept = monitor('promises are kept', {
  observes: ['send'],
  start: (): { readonly promised: Readonly<Record<ProcessId, number>>; readonly kept: boolean } => ({
    promised: {},
    kept: true,
  }),
  advance: (memory, { from, message }) => {
    const { promise, accepted } = message as Partial<{ promise: number; accepted: number }>;
    const highest = memory.promised[from] ?? 0;
    if (promise !== undefined) {
      return { ...memory, promised: { ...memory.promised, [from]: Math.max(highest, promise) } };
    }
    return accepted === undefined || accepted >= highest ? memory : { ...memory, kept: false };
  },
  holds: ({ kept }) => kept,
});
