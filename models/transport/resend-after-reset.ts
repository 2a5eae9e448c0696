import type { ProcessId } from '../../specs/event.ts';
import { layer } from '../layer.ts';
import type { PerfectLinks, TcpConnections } from '../links/link-ports.ts';

/** What was sent, to whom, in order. Nobody knows what of it has arrived. */
type Sent = readonly { readonly to: ProcessId; readonly send: unknown }[];

/**
 * What applications do about a broken connection: send all of it again. It gives back what the reset lost, and delivers twice what the
 * reset did not lose.
 */
export const resendAfterReset = layer<PerfectLinks, TcpConnections>()<Sent>({
  name: 'resend after a reset',
  init: () => [],
  upon: {
    request(sent, request, fx) {
      fx.request(request);
      return [...sent, request];
    },
    indication(sent, delivery, fx) {
      fx.indicate(delivery);
      return sent;
    },
    reset(sent, peer, fx) {
      for (const request of sent) if (request.to === peer) fx.request(request);
      return sent;
    },
  },
});
