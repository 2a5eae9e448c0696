import type { ProcessId } from '../../specs/event.ts';
import { layer } from '../layer.ts';
import type { LoggedPerfectLinks, StubbornLinks } from '../links/link-ports.ts';
import { has } from '../plain-set.ts';

/** What was delivered, from whom. */
export type Log = readonly { readonly deliver: unknown; readonly from: ProcessId }[];

/**
 * Logged perfect links over stubborn links, for processes that recover: what was delivered is in stable storage, and is not delivered
 * again. After a crash the layer above is told again of all that was delivered. Messages are unique.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.3 "Log Delivered"
 */
export const logDelivered = layer<LoggedPerfectLinks, StubbornLinks>()<Log>({
  name: 'log delivered',
  logs: true,
  init: () => [],
  start(delivered, fx) {
    fx.store(delivered);
    return delivered;
  },
  recover(stored: Log | null, fx) {
    const delivered = stored ?? [];
    for (const delivery of delivered) fx.indicate(delivery);
    return delivered;
  },
  upon: {
    request(delivered, request, fx) {
      fx.request(request);
      return delivered;
    },
    indication(delivered, delivery, fx) {
      if (has(delivered, delivery)) return delivered;
      const after = withDelivery(delivered, delivery);
      fx.store(after);
      fx.indicate(delivery);
      return after;
    },
  },
});

/** In an order that depends on nothing but what was delivered. */
export function withDelivery(delivered: Log, delivery: Log[number]): Log {
  return [...delivered, delivery].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
