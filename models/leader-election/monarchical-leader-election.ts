import { check } from '../../checker/check.ts';
import { propertiesOf, propertyOf } from '../../specs/abstraction.ts';
import type { ProcessId } from '../../specs/event.ts';
import { type Elected, leaderElection } from '../../specs/leader-election.ts';
import type { Detector } from '../detectors/detector.ts';
import { inaccurateDetector } from '../detectors/inaccurate-detector.ts';
import { perfectDetector } from '../detectors/perfect-detector.ts';
import { silent } from '../failure-detector/oracles.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { system } from '../system.ts';

interface Monarchical {
  local: { readonly suspected: readonly ProcessId[]; readonly leader: ProcessId | null };
  indication: Elected;
}

/**
 * Monarchical leader election: the leader is the first process, in the order of the system, that is not suspected.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.6
 */
export const monarchical = process<Monarchical>({
  init: () => ({ suspected: [], leader: null }),
  start(state, fx) {
    const leader = fx.everyone[0]!;
    fx.indicate({ leader });
    return { ...state, leader };
  },
  upon: {
    suspect({ suspected: before, leader: last }, other, fx) {
      const suspected = [...before, other].sort();
      const leader = fx.everyone.find((candidate) => !suspected.includes(candidate)) ?? null;
      if (leader !== null && leader !== last) fx.indicate({ leader });
      return { suspected, leader };
    },
  },
});

/** Three processes, of which two may crash. */
const electing = (detector: Detector) =>
  system({
    processes: { p: monarchical, q: monarchical, r: monarchical },
    links: perfect(),
    failures: crashStop({ atMost: 2 }),
    detector,
  });

const claims = propertiesOf(leaderElection);
const [detection, accuracy] = ['LE1', 'LE2'].map((label) => propertyOf(leaderElection, label).name);

export default [
  check('monarchical leader election', electing(perfectDetector()), claims),
  check('monarchical leader election, crashes may stay unknown', electing(silent(perfectDetector())), claims, {
    expect: { [detection!]: 'violated' },
  }),
  check('monarchical leader election, anyone may be suspected', electing(inaccurateDetector()), claims, {
    expect: { [accuracy!]: 'violated' },
  }),
];
