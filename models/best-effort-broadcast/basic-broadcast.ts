import type { BestEffortBroadcast } from '../broadcast-ports.ts';
import { layer } from '../layer.ts';
import type { PerfectLinks } from '../links/link-ports.ts';

/**
 * Basic broadcast: send the message to everyone.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.1
 */
export const basicBroadcast = layer<BestEffortBroadcast, PerfectLinks>()<null>({
  name: 'basic broadcast',
  init: () => null,
  upon: {
    request(state, { broadcast: message }, fx) {
      for (const process of fx.everyone) fx.request({ send: message, to: process });
      return state;
    },
    indication(state, delivery, fx) {
      fx.indicate(delivery);
      return state;
    },
  },
});
