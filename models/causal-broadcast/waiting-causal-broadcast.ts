import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { causalBroadcast } from '../../specs/causal-broadcast.ts';
import type { ProcessId, Unstated } from '../../specs/event.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import type { CausalBroadcast, ReliableBroadcast } from '../broadcast-ports.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { layer, over } from '../layer.ts';
import { duplicating } from '../links/duplicating.ts';
import { lossy } from '../links/lossy.ts';
import { perfect } from '../links/perfect.ts';
import { including, type PlainSet } from '../plain-set.ts';
import { forgetfulLazy, lazy } from '../reliable-broadcast/lazy-reliable-broadcast.ts';

/** How many messages of each process; who is not listed: none. */
type Vector = Readonly<Record<ProcessId, number>>;

/** A message with what its sender had delivered before, and how many messages of its own come before it. */
interface Stamped {
  readonly vector: Vector;
  readonly message: Unstated;
}

interface Waiting {
  readonly sent: number;
  readonly delivered: Vector;
  readonly pending: PlainSet<Stamped & { readonly sender: ProcessId }>;
}

/**
 * Waiting causal broadcast: each message carries a vector clock, and waits until as many messages of each process have been delivered.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.15
 */
const waitingCausal = layer<CausalBroadcast, ReliableBroadcast<Stamped>>()<Waiting>({
  name: 'waiting causal broadcast',
  init: (_, everyone) => ({ sent: 0, delivered: Object.fromEntries(everyone.map((name) => [name, 0])), pending: [] }),
  upon: {
    request(state, { broadcast: message }, fx) {
      fx.request({ broadcast: { vector: { ...state.delivered, [fx.self]: state.sent }, message } });
      return { ...state, sent: state.sent + 1 };
    },
    indication(state, { deliver, from: sender }, fx) {
      let delivered = state.delivered;
      let pending = including(state.pending, { ...deliver, sender });
      for (;;) {
        const due = pending.find(({ vector }) =>
          Object.entries(vector).every(([process, count]) => (delivered[process] ?? 0) >= count),
        );
        if (due === undefined) return { ...state, delivered, pending };
        fx.indicate({ deliver: due.message, from: due.sender });
        pending = pending.filter((waiting) => waiting !== due);
        delivered = { ...delivered, [due.sender]: (delivered[due.sender] ?? 0) + 1 };
      }
    },
  },
});

/** Stamps messages, and delivers them as they come none the less. */
const doNotWait = layer<CausalBroadcast, ReliableBroadcast<Stamped>>()<Waiting>({
  ...waitingCausal.layers[0]!,
  name: 'causal broadcast without waiting',
  upon: {
    ...waitingCausal.layers[0]!.upon,
    indication(state, { deliver, from: sender }, fx) {
      fx.indicate({ deliver: deliver.message, from: sender });
      return { ...state, delivered: { ...state.delivered, [sender]: (state.delivered[sender] ?? 0) + 1 } };
    },
  },
});

/** Three processes that do not fail; one broadcasts, and another one, which may have delivered that by then. */
const questionAndAnswer = (
  ordering: typeof waitingCausal,
  below = lazy,
  other: Partial<Parameters<typeof broadcastGroup>[1]> = {},
) =>
  broadcastGroup(over(ordering, below), {
    broadcasts: [
      ['p', 'question'],
      ['q', 'answer'],
    ],
    ...other,
  });

const properties = propertiesOf(causalBroadcast);
const [validity, noDuplication, noCreation, agreement] = properties;

export default [
  check('waiting causal broadcast', questionAndAnswer(waitingCausal), properties),
  check('causal broadcast without waiting', questionAndAnswer(doNotWait), properties, {
    expect: { 'CRB5 causal delivery': 'violated' },
  }),
  check(
    'waiting causal broadcast over links that lose',
    questionAndAnswer(waitingCausal, lazy, { links: lossy(perfect(), { atMost: 1 }) }),
    [validity!, agreement!],
    { expect: 'violated' },
  ),
  check(
    'waiting causal broadcast over a broadcast that duplicates',
    questionAndAnswer(waitingCausal, forgetfulLazy, { links: duplicating(perfect(), { atMost: 1 }) }),
    [noDuplication!],
    { expect: 'violated' },
  ),
  check(
    'waiting causal broadcast, one is Byzantine',
    questionAndAnswer(waitingCausal, lazy, { failures: arbitrary({ exactly: ['r'] }) }),
    [noCreation!],
    { expect: 'violated' },
  ),
];
