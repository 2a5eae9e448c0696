import type { ProcessId } from '../../specs/event.ts';
import { layer } from '../layer.ts';
import type { PerfectLinks, StubbornLinks } from '../links/link-ports.ts';

/** What was delivered, from whom. */
export type Delivered = readonly { readonly deliver: unknown; readonly from: ProcessId }[];

/**
 * Perfect links over stubborn links: what was delivered once is not delivered again. Messages are unique: of two equal ones from one
 * process, the second would be taken for a duplicate.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.2 "Eliminate Duplicates"
 */
export const eliminateDuplicates = layer<PerfectLinks, StubbornLinks>()<Delivered>({
  name: 'eliminate duplicates',
  init: () => [],
  upon: {
    request(delivered, request, fx) {
      fx.request(request);
      return delivered;
    },
    indication(delivered, delivery, fx) {
      if (delivered.some((other) => JSON.stringify(other) === JSON.stringify(delivery))) return delivered;
      fx.indicate(delivery);
      return [...delivered, delivery].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    },
  },
});
