import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import type { ProcessId } from '../../specs/event.ts';
import { reliableBroadcast } from '../../specs/reliable-broadcast.ts';
import { uniformReliableBroadcast } from '../../specs/uniform-reliable-broadcast.ts';
import { basicBroadcast } from '../best-effort-broadcast/basic-broadcast.ts';
import { broadcastGroup } from '../broadcast-group.ts';
import type { BestEffortBroadcast, Relayed, ReliableBroadcast } from '../broadcast-ports.ts';
import { inaccurateDetector } from '../detectors/inaccurate-detector.ts';
import { perfectDetector } from '../detectors/perfect-detector.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { layer, over } from '../layer.ts';
import { has, including, type PlainSet } from '../plain-set.ts';

interface Lazy {
  readonly delivered: PlainSet<Relayed>;
  readonly suspected: PlainSet<ProcessId>;
}

/**
 * Lazy reliable broadcast: relay the messages of a process when it is suspected, and those that come from it afterwards.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.2
 */
const lazyReliable = layer<ReliableBroadcast, BestEffortBroadcast<Relayed>>()<Lazy>({
  name: 'lazy reliable broadcast',
  init: () => ({ delivered: [], suspected: [] }),
  upon: {
    request(state, { broadcast: message }, fx) {
      fx.request({ broadcast: { sender: fx.self, message } });
      return state;
    },
    indication(state, { deliver: relayed }, fx) {
      if (has(state.delivered, relayed)) return state;
      fx.indicate({ deliver: relayed.message, from: relayed.sender });
      if (has(state.suspected, relayed.sender)) fx.request({ broadcast: relayed });
      return { ...state, delivered: including(state.delivered, relayed) };
    },
    suspect(state, other, fx) {
      for (const relayed of state.delivered) if (relayed.sender === other) fx.request({ broadcast: relayed });
      return { ...state, suspected: including(state.suspected, other) };
    },
  },
});

export const lazy = over(lazyReliable, basicBroadcast);

/** Takes everything for new: for showing what stands on it, and relies on it. */
export const forgetfulLazy = over(
  layer<ReliableBroadcast, BestEffortBroadcast<Relayed>>()<Lazy>({
    ...lazyReliable.layers[0]!,
    name: 'lazy reliable broadcast without memory',
    upon: {
      ...lazyReliable.layers[0]!.upon,
      indication(state, { deliver: relayed }, fx) {
        fx.indicate({ deliver: relayed.message, from: relayed.sender });
        return state;
      },
    },
  }),
  basicBroadcast,
);

const failures = crashStop({ atMost: 1 });
const withPerfectDetector = broadcastGroup(lazy, { failures, detector: perfectDetector() });
const properties = [...propertiesOf(reliableBroadcast), propertyOf(uniformReliableBroadcast, 'URB4')];
const notUniform = { 'URB4 uniform agreement': 'violated' } as const;

/** It needs a detector that suspects who has crashed. One that suspects others as well costs messages, and nothing else. */
export default [
  check('lazy reliable broadcast, one crash, with a perfect detector', withPerfectDetector, properties, {
    expect: notUniform,
  }),
  check('lazy reliable broadcast, one crash, without a detector', broadcastGroup(lazy, { failures }), properties, {
    expect: { ...notUniform, 'RB4 agreement': 'violated' },
  }),
  check(
    'lazy reliable broadcast, one crash, with a detector that may suspect anyone',
    broadcastGroup(lazy, { failures, detector: inaccurateDetector() }),
    properties,
    { expect: notUniform },
  ),
];
