import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { bestEffortBroadcast } from '../../specs/best-effort-broadcast.ts';
import { reliableBroadcast } from '../../specs/reliable-broadcast.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import type { BestEffortBroadcast } from '../broadcast-ports.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { layer } from '../layer.ts';
import { duplicating } from '../links/duplicating.ts';
import type { PerfectLinks } from '../links/link-ports.ts';
import { perfect } from '../links/perfect.ts';
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

/** As long as the sender does not fail, all deliver; if it does, some may. What its links promise, basic broadcast passes on, and no more. */
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
  check(
    'basic broadcast over links that duplicate',
    broadcastGroup(basicBroadcast, { links: duplicating(perfect(), { atMost: 1 }) }),
    propertiesOf(bestEffortBroadcast),
    { expect: { 'BEB2 no duplication': 'violated' } },
  ),
  check(
    'basic broadcast, one is Byzantine',
    broadcastGroup(basicBroadcast, { failures: arbitrary({ exactly: ['r'] }) }),
    [propertyOf(bestEffortBroadcast, 'BEB3')],
    { expect: 'violated' },
  ),
];
