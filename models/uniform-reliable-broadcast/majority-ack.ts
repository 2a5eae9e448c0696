import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { uniformReliableBroadcast } from '../../specs/uniform-reliable-broadcast.ts';
import { basicBroadcast } from '../best-effort-broadcast/basic-broadcast.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { over } from '../layer.ts';
import { acknowledgedBroadcast } from './acknowledged-broadcast.ts';

/**
 * Majority-ack: deliver what a majority has acknowledged. No detector is needed, but a majority of correct processes.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.5
 */
export const majorityAck = acknowledgedBroadcast(
  'majority-ack uniform broadcast',
  (acknowledged, { everyone }) => acknowledged.length > everyone.length / 2,
);

const forgetful = acknowledgedBroadcast(
  'majority-ack uniform broadcast without memory',
  (acknowledged, { everyone }) => acknowledged.length > everyone.length / 2,
  false,
);

/** Delivers what anyone has acknowledged: the mistake of a quorum that need not meet another one. */
export const anyAck = acknowledgedBroadcast('any-ack uniform broadcast', (acknowledged) => acknowledged.length >= 1);

/** Three processes, of which some may crash. */
export const acknowledgedAmongThree = (stack: typeof majorityAck, crashes: 1 | 2) =>
  broadcastGroup(over(stack, basicBroadcast), { failures: crashStop({ atMost: crashes }) });

const properties = propertiesOf(uniformReliableBroadcast);

/** Where a majority may crash, those who are left wait for ever, also for what others have delivered. */
export default [
  check('majority-ack, one crash', acknowledgedAmongThree(majorityAck, 1), properties),
  check('majority-ack, two crashes', acknowledgedAmongThree(majorityAck, 2), properties, {
    expect: { 'URB1 validity': 'violated', 'URB4 uniform agreement': 'violated' },
  }),
  check('an acknowledgement by anyone, one crash', acknowledgedAmongThree(anyAck, 1), properties, {
    expect: { 'URB4 uniform agreement': 'violated' },
  }),
  check(
    'majority-ack without memory of what was delivered',
    broadcastGroup(over(forgetful, basicBroadcast)),
    [propertyOf(uniformReliableBroadcast, 'URB2')],
    { expect: 'violated' },
  ),
  check(
    'majority-ack, one is Byzantine',
    broadcastGroup(over(majorityAck, basicBroadcast), { failures: arbitrary({ exactly: ['r'] }) }),
    [propertyOf(uniformReliableBroadcast, 'URB3')],
    { expect: 'violated' },
  ),
];
