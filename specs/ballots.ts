import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';

/** What an acceptor tells proposers, by the ballot that it is about. */
export type AcceptorMessage = { readonly promise: number } | { readonly accepted: number };

/** What a proposer asks of acceptors, as far as it says a value. */
export interface Proposal {
  readonly accept: number;
  readonly value: unknown;
}

interface Voting {
  /** The value proposed at each ballot, as text. */
  readonly proposed: Readonly<Record<number, string>>;
  /** The acceptors that have accepted at each ballot. */
  readonly accepted: Readonly<Record<number, readonly ProcessId[]>>;
}

/**
 * At most one value is chosen, which is to say accepted by a quorum at one ballot; whether or not anybody has learned of it. Safety.
 * With it, all that learn what is chosen decide the same.
 *
 * An acceptance names its ballot alone: its value is the one that was proposed there, the last one if there are several. A proposer that
 * proposes two values at one ballot is another mistake, which this does not look for.
 *
 * @param quorum how many acceptors make a quorum
 * @see Lamport, "Paxos Made Simple", 2001, section 2.2
 */
export const oneValueIsChosen = (quorum: number) =>
  monitor('at most one value is chosen', {
    observes: ['send'],
    start: (): Voting => ({ proposed: {}, accepted: {} }),
    advance: (voting, { from, message }) => {
      const { accept, value, accepted: ballot } = message as Partial<Proposal & { accepted: number }>;
      if (accept !== undefined) {
        return { ...voting, proposed: { ...voting.proposed, [accept]: JSON.stringify(value) } };
      }
      if (ballot === undefined) return voting;
      const voters = [...new Set([...(voting.accepted[ballot] ?? []), from])].sort();
      return { ...voting, accepted: { ...voting.accepted, [ballot]: voters } };
    },
    holds: ({ proposed, accepted }) => {
      const chosen = Object.entries(accepted).filter(([, voters]) => voters.length >= quorum);
      return new Set(chosen.map(([ballot]) => proposed[Number(ballot)])).size <= 1;
    },
  });

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
