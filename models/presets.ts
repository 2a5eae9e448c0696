import type { Detector } from './detectors/detector.ts';
import { eventuallyPerfectDetector } from './detectors/eventually-perfect-detector.ts';
import { leaderOracle } from './detectors/leader-oracle.ts';
import { perfectDetector } from './detectors/perfect-detector.ts';
import { type ArbitraryOptions, arbitrary } from './failures/arbitrary.ts';
import { type CrashRecoveryOptions, crashRecovery } from './failures/crash-recovery.ts';
import { crashStop } from './failures/crash-stop.ts';
import type { FailureModel } from './failures/failure-model.ts';
import type { FaultyScope } from './failures/faulty-sets.ts';
import { authenticatedPerfect } from './links/authenticated-perfect.ts';
import type { Link } from './links/link.ts';
import { perfect } from './links/perfect.ts';
import { stubborn } from './links/stubborn.ts';

/**
 * One of the textbook's combinations of processes, links and detector, to be spread into a system: what it leaves out is as ever
 * (asynchronous), and what stands behind it takes the place of its part.
 *
 * @example system({ processes: { p, q }, ...failStop({ atMost: 1 }), inputs })
 * @example system({ processes: { p, q }, ...failNoisy({ atMost: 1 }), detector: leaderOracle() })
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.7.1
 */
export interface Combination {
  readonly links: Link;
  readonly failures: FailureModel;
  readonly detector?: Detector;
}

/** Fail-stop: processes crash for ever, over perfect links, and a perfect failure detector tells of it. */
export function failStop(scope: FaultyScope): Combination {
  return { links: perfect() as Link, failures: crashStop(scope), detector: perfectDetector() };
}

/** Fail-noisy: as fail-stop, but the failure detector is right only in the end. With the leader oracle in its place, it is the other form. */
export function failNoisy(scope: FaultyScope): Combination {
  return { links: perfect() as Link, failures: crashStop(scope), detector: eventuallyPerfectDetector() };
}

/** Fail-silent: as fail-stop, but nothing tells of a crash. */
export function failSilent(scope: FaultyScope): Combination {
  return { links: perfect() as Link, failures: crashStop(scope) };
}

/** Fail-recovery: processes crash and recover, over stubborn links, and a leader oracle is right in the end. */
export function failRecovery(options: CrashRecoveryOptions): Combination {
  return { links: stubborn() as Link, failures: crashRecovery(options), detector: leaderOracle() };
}

/** Fail-arbitrary: processes are Byzantine, over authenticated perfect links; nothing tells of it. */
export function failArbitrary(options: ArbitraryOptions): Combination {
  return { links: authenticatedPerfect() as Link, failures: arbitrary(options) };
}
