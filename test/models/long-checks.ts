import type { Check } from '../../checker/check.ts';
import doubleEcho from '../../models/byzantine-broadcast/double-echo.ts';
import doubleEchoByQuorums from '../../models/byzantine-broadcast/double-echo-by-quorums.ts';
import signedEcho from '../../models/byzantine-broadcast/signed-echo.ts';
import { large } from '../../models/corpus.ts';
import allAck from '../../models/uniform-reliable-broadcast/all-ack.ts';

/** Checks that ship whose expectations the long tests look at: those that take the most time. */
export const longChecks: readonly Check[] = [...large, ...signedEcho, ...doubleEcho, ...doubleEchoByQuorums, ...allAck];
