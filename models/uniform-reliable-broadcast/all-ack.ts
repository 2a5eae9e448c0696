import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { uniformReliableBroadcast } from '../../specs/uniform-reliable-broadcast.ts';
import { basicBroadcast } from '../best-effort-broadcast/basic-broadcast.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import type { Detector } from '../detectors/detector.ts';
import { inaccurateDetector } from '../detectors/inaccurate-detector.ts';
import { perfectDetector } from '../detectors/perfect-detector.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { over } from '../layer.ts';
import { acknowledgedBroadcast } from './acknowledged-broadcast.ts';

/**
 * All-ack: deliver what everyone has acknowledged who is not suspected.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.4
 */
export const allAck = acknowledgedBroadcast('all-ack uniform broadcast', (acknowledged, { everyone, suspected }) =>
  everyone.every((process) => suspected.includes(process) || acknowledged.includes(process)),
);

/** Three processes, of which some may crash. */
export const allAckAmongThree = (crashes: 1 | 2, detector: Detector) =>
  broadcastGroup(over(allAck, basicBroadcast), { failures: crashStop({ atMost: crashes }), detector });

const properties = propertiesOf(uniformReliableBroadcast);

/** Any number of processes may crash, as long as nobody is suspected who has not: then some deliver what others never hear of. */
export default [
  check('all-ack, one crash, with a perfect detector', allAckAmongThree(1, perfectDetector()), properties),
  check('all-ack, two crashes, with a perfect detector', allAckAmongThree(2, perfectDetector()), properties),
  check(
    'all-ack, one crash, with a detector that may suspect anyone',
    allAckAmongThree(1, inaccurateDetector()),
    properties,
    { expect: { 'URB4 uniform agreement': 'violated' } },
  ),
];
