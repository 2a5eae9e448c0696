import type { Play } from '../plays.ts';
import { broadcastExamples } from './broadcasts.ts';
import { decisionExamples } from './decisions.ts';
import { epochExamples } from './epochs.ts';
import { leaderExamples } from './leaders.ts';
import { linkExamples } from './links.ts';
import { registerExamples } from './registers.ts';
import { variantExamples } from './variants-of-consensus.ts';

/** Of a property: what satisfies it, and what violates it, with a word on why. */
export interface Examples {
  readonly satisfy?: Readonly<Record<string, Play>>;
  readonly violate?: Readonly<Record<string, Play>>;
}

/** The examples of an abstraction's properties, by their labels. */
export type ExamplesOf = Readonly<Record<string, Examples>>;

/** By the names of the abstractions. */
export const examples: Readonly<Record<string, ExamplesOf>> = {
  ...broadcastExamples,
  ...decisionExamples,
  ...epochExamples,
  ...variantExamples,
  ...registerExamples,
  ...leaderExamples,
  ...linkExamples,
};
