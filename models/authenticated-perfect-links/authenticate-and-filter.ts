import type { ProcessId } from '../../specs/event.ts';
import type { Authenticated } from '../cryptography/term.ts';
import { layer } from '../layer.ts';
import type { AuthenticatedPerfectLinks, StubbornLinks } from '../links/link-ports.ts';

/** What was delivered, from whom. */
export type Delivered = readonly { readonly deliver: unknown; readonly from: ProcessId }[];

/**
 * Authenticated perfect links over stubborn links that authenticate nothing: each message has a code under the key of sender and
 * receiver, and is delivered only if the code is right, and only once. Messages are unique.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.4 "Authenticate and Filter"
 */
export const authenticateAndFilter = layer<AuthenticatedPerfectLinks, StubbornLinks<Authenticated>>()<Delivered>({
  name: 'authenticate and filter',
  init: () => [],
  upon: {
    request(delivered, { send: message, to }, fx) {
      fx.request({ send: fx.mac(to, message), to });
      return delivered;
    },
    indication(delivered, { deliver: term, from }, fx) {
      if (!fx.verify(term, from)) return delivered;
      const delivery = { deliver: term.content, from };
      if (delivered.some((other) => JSON.stringify(other) === JSON.stringify(delivery))) return delivered;
      fx.indicate(delivery);
      return [...delivered, delivery].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    },
  },
});
