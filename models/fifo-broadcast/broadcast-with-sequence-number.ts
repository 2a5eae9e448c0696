import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import type { ProcessId, Unstated } from '../../specs/event.ts';
import { fifoBroadcast } from '../../specs/fifo-broadcast.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import type { FifoBroadcast, ReliableBroadcast } from '../broadcast-ports.ts';
import { perfectDetector } from '../detectors/perfect-detector.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { layer, over } from '../layer.ts';
import { duplicating } from '../links/duplicating.ts';
import { lossy } from '../links/lossy.ts';
import { perfect } from '../links/perfect.ts';
import { including, type PlainSet } from '../plain-set.ts';
import { forgetfulLazy, lazy } from '../reliable-broadcast/lazy-reliable-broadcast.ts';

/** A message with its place among those of its sender. */
interface Numbered {
  readonly number: number;
  readonly message: Unstated;
}

interface Sequence {
  /** How many it has broadcast. */
  readonly sent: number;
  /** The number of the next message of each process; who is not listed is at 0. */
  readonly next: Readonly<Record<ProcessId, number>>;
  readonly pending: PlainSet<Numbered & { readonly sender: ProcessId }>;
}

/**
 * Broadcast with sequence number: messages are numbered, and what comes before its turn has to wait.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.12
 */
const sequenceNumbers = layer<FifoBroadcast, ReliableBroadcast<Numbered>>()<Sequence>({
  name: 'broadcast with sequence number',
  init: () => ({ sent: 0, next: {}, pending: [] }),
  upon: {
    request(state, { broadcast: message }, fx) {
      fx.request({ broadcast: { number: state.sent, message } });
      return { ...state, sent: state.sent + 1 };
    },
    indication(state, { deliver, from: sender }, fx) {
      let next = state.next[sender] ?? 0;
      let pending = including(state.pending, { ...deliver, sender });
      for (;;) {
        const due = pending.find((waiting) => waiting.sender === sender && waiting.number === next);
        if (due === undefined) return { ...state, next: { ...state.next, [sender]: next }, pending };
        fx.indicate({ deliver: due.message, from: sender });
        pending = pending.filter((waiting) => waiting !== due);
        next++;
      }
    },
  },
});

/** Numbers messages, and delivers them as they come none the less. */
const doNotWait = layer<FifoBroadcast, ReliableBroadcast<Numbered>>()<Sequence>({
  ...sequenceNumbers.layers[0]!,
  name: 'broadcast with sequence number, without waiting',
  upon: {
    ...sequenceNumbers.layers[0]!.upon,
    indication(state, { deliver, from }, fx) {
      fx.indicate({ deliver: deliver.message, from });
      return state;
    },
  },
});

/** Two processes, of which one may crash; one of them broadcasts two messages. */
const twoOfOne = (
  ordering: typeof sequenceNumbers,
  below = lazy,
  other: Partial<Parameters<typeof broadcastGroup>[1]> = {},
) =>
  broadcastGroup(over(ordering, below), {
    size: 2,
    broadcasts: [
      ['p', 'm1'],
      ['p', 'm2'],
    ],
    failures: crashStop({ atMost: 1 }),
    detector: perfectDetector(),
    ...other,
  });

const properties = propertiesOf(fifoBroadcast);
const [validity, noDuplication, noCreation, agreement] = properties;

export default [
  check('broadcast with sequence number, one crash', twoOfOne(sequenceNumbers), properties),
  check('broadcast with sequence number, without waiting', twoOfOne(doNotWait), properties, {
    expect: { 'FRB5 FIFO delivery': 'violated' },
  }),
  check(
    'broadcast with sequence number over links that lose',
    twoOfOne(sequenceNumbers, lazy, { links: lossy(perfect()) }),
    [validity!, agreement!],
    { expect: 'violated' },
  ),
  check(
    'broadcast with sequence number, without waiting, over a broadcast that duplicates',
    twoOfOne(doNotWait, forgetfulLazy, { links: duplicating(perfect(), { atMost: 1 }) }),
    [noDuplication!],
    { expect: 'violated' },
  ),
  check(
    'broadcast with sequence number, one is Byzantine',
    broadcastGroup(over(sequenceNumbers, lazy), { failures: arbitrary({ exactly: ['r'] }) }),
    [noCreation!],
    { expect: 'violated' },
  ),
];
