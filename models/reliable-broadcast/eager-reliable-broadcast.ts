import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import { reliableBroadcast } from '../../specs/reliable-broadcast.ts';
import { uniformReliableBroadcast } from '../../specs/uniform-reliable-broadcast.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { family, type SystemModel } from '../family.ts';
import { fairLoss } from '../links/fair-loss.ts';
import { perfect } from '../links/perfect.ts';
import { noFailure, upToByzantine, upToCrashes, usualLinks, usualTiming } from '../points.ts';
import { process } from '../process.ts';
import { at, system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';

/**
 * Eager reliable broadcast: relay every message when it is delivered for the first time.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 3.3
 */
interface Eager {
  local: { readonly delivered: readonly string[] };
  message: { origin: string; body: string };
  request: { broadcast: string };
  indication: { deliver: string; from: string };
}
export const eager = process<Eager>({
  init: () => ({ delivered: [] }),
  upon: {
    request(state, { broadcast }, fx) {
      fx.broadcast({ origin: fx.self, body: broadcast });
      return state;
    },
    deliver(state, _from, { origin, body }, fx) {
      if (state.delivered.includes(body)) return state;
      fx.indicate({ deliver: body, from: origin });
      fx.broadcast({ origin, body });
      return { delivered: [...state.delivered, body] };
    },
  },
});

/** Takes everything for new. */
const forgetful = process<Eager>({
  ...eager.definition,
  upon: {
    ...eager.definition.upon,
    deliver(state, from, message, fx) {
      eager.definition.upon!.deliver!(state, from, message, fx);
      return state;
    },
  },
});

const amongThree = (model: SystemModel, each = eager) =>
  system({ processes: { p: each, q: each, r: each }, inputs: [at('p', { broadcast: 'm' })], ...model });

/** Three processes, of which one may crash. */
export const eagerReliableBroadcast = amongThree({
  links: perfect(),
  failures: crashStop({ atMost: 1 }),
  timing: asynchronous(),
});

const properties = [...propertiesOf(reliableBroadcast), propertyOf(uniformReliableBroadcast, 'URB4')];

const oneCrash = upToCrashes(1);
export const eagerFamily = family('eager reliable broadcast', {
  system: (model) => amongThree(model),
  properties,
  failures: [noFailure, oneCrash, upToCrashes(2, oneCrash), upToByzantine(1, { says: { body: ['m', 'x'] } })],
  links: usualLinks(['perfect', 'fair-loss', 'UDP']),
  timing: usualTiming,
  bounds: { states: 100_000 },
});

const usual: SystemModel = { links: perfect(), timing: asynchronous() };
const [validity, noDuplication, noCreation, agreement] = propertiesOf(reliableBroadcast);

export default [
  check('eager reliable broadcast, one crash', eagerReliableBroadcast, properties, {
    expect: { 'URB4 uniform agreement': 'violated' },
  }),
  check(
    'eager reliable broadcast over links that lose',
    amongThree({ ...usual, links: fairLoss() }),
    [validity!, agreement!],
    { expect: 'violated' },
  ),
  check(
    'eager reliable broadcast without memory of what was delivered',
    amongThree(usual, forgetful),
    [noDuplication!],
    {
      expect: 'violated',
    },
  ),
  check(
    'eager reliable broadcast, one is Byzantine',
    amongThree({ ...usual, failures: arbitrary({ exactly: ['r'], says: { body: ['m', 'x'] } }) }),
    propertiesOf(reliableBroadcast),
    { expect: { [noCreation!.name]: 'violated' } },
  ),
];
