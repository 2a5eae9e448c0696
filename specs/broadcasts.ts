import type { Abstraction } from './abstraction.ts';
import { bestEffortBroadcast } from './best-effort-broadcast.ts';
import { byzantineConsistentBroadcast } from './byzantine-consistent-broadcast.ts';
import { byzantineReliableBroadcast } from './byzantine-reliable-broadcast.ts';
import { byzantineTotalOrderBroadcast } from './byzantine-total-order-broadcast.ts';
import { causalBroadcast } from './causal-broadcast.ts';
import { causalUniformBroadcast } from './causal-uniform-broadcast.ts';
import { fifoBroadcast } from './fifo-broadcast.ts';
import { loggedBestEffortBroadcast } from './logged-best-effort-broadcast.ts';
import { loggedUniformBroadcast } from './logged-uniform-broadcast.ts';
import { probabilisticBroadcast } from './probabilistic-broadcast.ts';
import { reliableBroadcast } from './reliable-broadcast.ts';
import { stubbornBestEffortBroadcast } from './stubborn-best-effort-broadcast.ts';
import { totalOrderBroadcast } from './total-order-broadcast.ts';
import { uniformReliableBroadcast } from './uniform-reliable-broadcast.ts';
import { uniformTotalOrderBroadcast } from './uniform-total-order-broadcast.ts';

/** All broadcasts, in the order of the textbook. */
export const broadcasts: readonly Abstraction[] = [
  bestEffortBroadcast,
  reliableBroadcast,
  uniformReliableBroadcast,
  stubbornBestEffortBroadcast,
  loggedBestEffortBroadcast,
  loggedUniformBroadcast,
  probabilisticBroadcast,
  fifoBroadcast,
  causalBroadcast,
  causalUniformBroadcast,
  byzantineConsistentBroadcast,
  byzantineReliableBroadcast,
  totalOrderBroadcast,
  uniformTotalOrderBroadcast,
  byzantineTotalOrderBroadcast,
];
