import type { ProcessId } from '../../specs/event.ts';
import { layer } from '../layer.ts';
import type { FairLossLinks, StubbornLinks } from '../links/link-ports.ts';

/** What was sent, to whom; each once. */
export type Sent = readonly { readonly to: ProcessId; readonly send: unknown }[];

/**
 * Stubborn links over fair-loss links: whenever its timer fires, a process sends again all that it was ever asked to send.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.1 "Retransmit Forever"
 */
export const retransmitForever = layer<StubbornLinks, FairLossLinks>()<Sent>({
  name: 'retransmit forever',
  init: () => [],
  start(sent, fx) {
    fx.setTimer('retransmit', 1);
    return sent;
  },
  upon: {
    request(sent, request, fx) {
      fx.request(request);
      const known = sent.some(({ to, send }) => to === request.to && equal(send, request.send));
      return known ? sent : [...sent, request].sort(byText);
    },
    indication(sent, delivery, fx) {
      fx.indicate(delivery);
      return sent;
    },
    timeout(sent, _timer, fx) {
      for (const request of sent) fx.request(request);
      fx.setTimer('retransmit', 1);
      return sent;
    },
  },
});

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
