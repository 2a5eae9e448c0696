import type { Abstraction } from './abstraction.ts';
import { bestEffortBroadcast } from './best-effort-broadcast.ts';
import { consensus } from './consensus.ts';
import { probabilisticBroadcast } from './probabilistic-broadcast.ts';
import { reliableBroadcast } from './reliable-broadcast.ts';
import { uniformConsensus } from './uniform-consensus.ts';
import { uniformReliableBroadcast } from './uniform-reliable-broadcast.ts';

/** The abstractions of the textbook with their properties, in its order. */
export const catalogue: readonly Abstraction[] = [
  bestEffortBroadcast,
  reliableBroadcast,
  uniformReliableBroadcast,
  probabilisticBroadcast,
  consensus,
  uniformConsensus,
];
