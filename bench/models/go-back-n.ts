import { check } from '../../checker/check.ts';
import { duplicating } from '../../models/links/duplicating.ts';
import { fifoPerfect } from '../../models/links/fifo-perfect.ts';
import type { Link } from '../../models/links/link.ts';
import { lossy } from '../../models/links/lossy.ts';
import { process } from '../../models/process.ts';
import { system } from '../../models/system.ts';
import { deadlockFree } from '../../specs/deadlock-free.ts';
import { invariant } from '../../specs/invariant.ts';
import { naiveSystem } from '../naive/naive-system.ts';
import type { BenchModel } from './bench-model.ts';

/** Packets and acknowledgements carry numbers alone: the place of an item, and how many items have arrived. */
interface Sender {
  local: { readonly base: number; readonly next: number };
  message: number;
}

interface Receiver {
  local: number;
  message: number;
}

/** A sender of `items` items with a window, over links that hold `capacity` packets each way. */
function goBackNBench(items: number, window: number, capacity: number, standard: boolean): BenchModel {
  const description = system({
    processes: {
      sender: process<Sender>({
        init: () => ({ base: 0, next: 0 }),
        upon: {
          deliver: (state, _from, arrived) =>
            arrived > state.base ? { base: arrived, next: Math.max(arrived, state.next) } : state,
        },
        internal: [
          {
            name: 'send the next item',
            when: ({ base, next }) => next < Math.min(base + window, items),
            run: ({ base, next }, fx) => {
              fx.send('receiver', next);
              return { base, next: next + 1 };
            },
          },
          { name: 'go back', when: ({ base, next }) => next > base, run: ({ base }) => ({ base, next: base }) },
        ],
      }),
      receiver: process<Receiver>({
        init: () => 0,
        upon: {
          deliver: (expected, from, item, fx) => {
            const arrived = item === expected ? expected + 1 : expected;
            fx.send(from, arrived);
            return arrived;
          },
        },
      }),
    },
    links: lossy(duplicating(droppingFifo(capacity))),
  });
  const inWindow = invariant<{
    readonly local: { readonly sender: Sender['local'] | null; readonly receiver: number | null };
  }>(
    'the receiver is within the window',
    ({ local: { sender, receiver } }) =>
      sender !== null &&
      receiver !== null &&
      sender.base <= receiver &&
      receiver <= Math.min(sender.base + window, items),
  );
  const finishes = deadlockFree<{ readonly local: { readonly sender: Sender['local'] | null } }>(
    ({ local }) => local.sender?.base === items,
  );
  return {
    name: `window-${items}-${window}-${capacity}`,
    family: 'window',
    form: 'messages',
    standard,
    check: () => check(`go-back-N, ${items} items, window ${window}`, description, [inWindow, finishes]),
    naive: () => naiveSystem(description.definition, [inWindow, finishes]),
  };
}

/** A FIFO link of bounded capacity that drops what is sent while it is full, as routers do. */
function droppingFifo(capacity: number): Link {
  const fifo = fifoPerfect();
  return {
    ...fifo,
    name: `FIFO links that drop what does not fit (capacity ${capacity})`,
    add: (content, entry) => (content.length < capacity ? fifo.add(content, entry) : content),
  };
}

/** A go-back-N sliding window over FIFO links that lose, duplicate, and hold a few packets. */
export const goBackN: readonly BenchModel[] = [
  goBackNBench(3, 2, 2, false),
  goBackNBench(4, 3, 3, true),
  goBackNBench(5, 3, 4, true),
  goBackNBench(5, 3, 5, true),
];
