import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { bestEffortBroadcast } from '../../specs/best-effort-broadcast.ts';
import { reliableBroadcast } from '../../specs/reliable-broadcast.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import type { BestEffortBroadcast } from '../broadcast-ports.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { layer } from '../layer.ts';
import type { PerfectLinks } from '../links/link-ports.ts';
import { basicBroadcast } from './basic-broadcast.ts';

const crash = { failures: crashStop({ atMost: 1 }) };

/** One process of three may crash. */
export const basicBroadcasts = broadcastGroup(basicBroadcast, crash);

/** Tells only others, and forgets itself. */
const tellOthers = layer<BestEffortBroadcast, PerfectLinks>()<null>({
  ...basicBroadcast.layers[0]!,
  name: 'tell others',
  upon: {
    ...basicBroadcast.layers[0]!.upon,
    request(state, { broadcast: message }, fx) {
      for (const process of fx.everyone) if (process !== fx.self) fx.request({ send: message, to: process });
      return state;
    },
  },
});

const agreement = propertyOf(reliableBroadcast, 'RB4');

/** As long as the sender does not fail, all deliver; if it does, some may. */
export default [
  check('basic broadcast, one crash', basicBroadcasts, [...propertiesOf(bestEffortBroadcast), agreement], {
    expect: { [agreement.name]: 'violated' },
  }),
  check(
    'basic broadcast that leaves out its sender',
    broadcastGroup(tellOthers, { size: 2 }),
    propertiesOf(bestEffortBroadcast),
    { expect: { 'BEB1 validity': 'violated' } },
  ),
];
