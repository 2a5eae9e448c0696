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
