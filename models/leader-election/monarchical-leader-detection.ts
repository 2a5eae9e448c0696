import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import type { ProcessId } from '../../specs/event.ts';
import { eventualLeaderDetector } from '../../specs/eventual-leader-detector.ts';
import type { Trusted } from '../../specs/trust.ts';
import type { Detector } from '../detectors/detector.ts';
import { eventuallyPerfectDetector } from '../detectors/eventually-perfect-detector.ts';
import { inaccurateDetector } from '../detectors/inaccurate-detector.ts';
import { leaderOracle } from '../detectors/leader-oracle.ts';
import { silent } from '../failure-detector/oracles.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { perfect } from '../links/perfect.ts';
import { type Effects, type Process, process } from '../process.ts';
import { system } from '../system.ts';

interface LeaderDetection {
  local: { readonly suspected: readonly ProcessId[]; readonly leader: ProcessId | null };
  indication: Trusted;
}

type Local = LeaderDetection['local'];

/**
 * Monarchical eventual leader detection: a process trusts the first one, in the order of the system, that it does not suspect.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.8
 */
const monarchical = process<LeaderDetection>({
  init: () => ({ suspected: [], leader: null }),
  start: (state, fx) => trustFirst(state, [], fx),
  upon: {
    suspect: (state, other, fx) => trustFirst(state, [...state.suspected, other].sort(), fx),
    restore: (state, other, fx) =>
      trustFirst(
        state,
        state.suspected.filter((process) => process !== other),
        fx,
      ),
  },
});

function trustFirst({ leader: last }: Local, suspected: readonly ProcessId[], fx: Effects<LeaderDetection>): Local {
  const leader = fx.everyone.find((candidate) => !suspected.includes(candidate)) ?? last;
  if (leader !== null && leader !== last) fx.indicate({ trust: leader });
  return { suspected, leader };
}

/** The same, for a detector that restores nobody. */
const irrevocable = process<LeaderDetection>({
  ...monarchical.definition,
  upon: { suspect: monarchical.definition.upon!.suspect! },
});

/** Passes on whom its oracle says to trust. */
const follower = process<LeaderDetection>({
  init: () => ({ suspected: [], leader: null }),
  upon: {
    trust(state, leader, fx) {
      fx.indicate({ trust: leader });
      return { ...state, leader };
    },
  },
});

/** Two processes, of which one may crash. */
const following = (each: Process, detector: Detector) =>
  system({ processes: { p: each, q: each }, links: perfect(), failures: crashStop({ atMost: 1 }), detector });

const claims = propertiesOf(eventualLeaderDetector);
const [accuracy, agreement] = ['ELD1', 'ELD2'].map((label) => propertyOf(eventualLeaderDetector, label).name);

export default [
  check('eventual leader detector, assumed', following(follower, leaderOracle()), claims),
  check(
    'eventual leader detector, monarchical over an eventually perfect failure detector',
    following(monarchical, eventuallyPerfectDetector()),
    claims,
  ),
  check(
    'eventual leader detector, crashes may stay unknown',
    following(monarchical, silent(eventuallyPerfectDetector())),
    claims,
    { expect: { [accuracy!]: 'violated', [agreement!]: 'violated' } },
  ),
  check('eventual leader detector, suspicions are for ever', following(irrevocable, inaccurateDetector()), claims, {
    expect: { [agreement!]: 'violated' },
  }),
];
