import { broadcastFigures } from './broadcasts.ts';
import { consensusFigures } from './consensus.ts';
import type { Figure } from './figure.ts';
import { linkFigures } from './links.ts';

/**
 * The figures of another explicit-state search for the same protocols with the same parameters, written independently of this one. It takes
 * a handler for a step, as is done here, but has a step of its own for each message that is lost in a crash, and takes a quorum in one step
 * where processes are Byzantine. Both searches find the shortest executions.
 */
export const figures: readonly Figure[] = [...linkFigures, ...broadcastFigures, ...consensusFigures];

/** What that search has figures of, and what ships has none of. */
export const notLookedFor: readonly { readonly what: string; readonly why: string }[] = [
  {
    what: "Bracha's broadcast among 7, of which 2 are Byzantine, which holds there with 53,997 configurations",
    why: 'here each message is under way by itself, and 4 processes come to a million configurations already',
  },
  {
    what: "Bracha's broadcast among 6, of which 2 are Byzantine, with thresholds of 4, where consistency is violated there in 10 steps",
    why: 'here the same execution takes more than twenty, with two Byzantine processes that may say anything at each of them; among 3 with thresholds of 2 the same is shown',
  },
];
