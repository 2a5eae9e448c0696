import { check } from '../../checker/check.ts';
import type { ProcessId } from '../../specs/event.ts';
import {
  eventualAccuracy,
  eventualCompleteness,
  type Suspicion,
  strongAccuracy,
  strongCompleteness,
} from '../../specs/failure-detector.ts';
import { sometimes } from '../../specs/sometimes.ts';
import type { Detector } from '../detectors/detector.ts';
import { eventuallyPerfectDetector } from '../detectors/eventually-perfect-detector.ts';
import { inaccurateDetector } from '../detectors/inaccurate-detector.ts';
import { perfectDetector } from '../detectors/perfect-detector.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { system } from '../system.ts';

interface Watcher {
  local: readonly ProcessId[];
  indication: Suspicion;
}

/** Passes on what its detector tells, and remembers whom it suspects. */
const watcher = process<Watcher>({
  init: () => [],
  upon: {
    suspect(suspected, other, fx) {
      fx.indicate({ suspect: other });
      return [...suspected, other].sort();
    },
    restore(suspected, other, fx) {
      fx.indicate({ restore: other });
      return suspected.filter((process) => process !== other);
    },
  },
});

/** Passes on suspicions; for a detector that takes none back. */
const irrevocable = process<Watcher>({ init: () => [], upon: { suspect: watcher.definition.upon!.suspect! } });

const names = ['p', 'q'] as const;

/** Two processes that are told of each other, of which one may crash. */
export const told = (detector: Detector) => {
  const listener = detector.tells.includes('restore') ? watcher : irrevocable;
  return system({
    processes: { p: listener, q: listener },
    links: perfect(),
    failures: crashStop({ atMost: 1 }),
    detector,
  });
};

/** It may tell what the detector tells, and owes nothing. */
export const silent = (detector: Detector): Detector => ({
  ...detector,
  name: `${detector.name} that may keep silent`,
  news: (self, before, everyone) => detector.news(self, before, everyone).map((news) => ({ ...news, owed: false })),
});

interface Watched {
  local: Record<(typeof names)[number], readonly ProcessId[] | null>;
  crashed(process: (typeof names)[number]): boolean;
}

/** Without it, a detector that suspects nobody would do. */
const detection = sometimes<Watched>(
  'a crash is detected',
  ({ local, crashed }) => crashed('q') && (local.p?.includes('q') ?? false),
);

const ofPerfect = [strongCompleteness, strongAccuracy, detection];
const ofEventuallyPerfect = [eventualCompleteness, eventualAccuracy];

/** What an oracle promises, and that an oracle which promises less breaks it. */
export default [
  check('perfect failure detector, assumed', told(perfectDetector()), ofPerfect),
  check('perfect failure detector, which may keep silent', told(silent(perfectDetector())), ofPerfect, {
    expect: { [ofPerfect[0]!.name]: 'violated' },
  }),
  check('a failure detector that may suspect anyone', told(inaccurateDetector()), ofPerfect, {
    expect: { [strongAccuracy.name]: 'violated' },
  }),
  check('eventually perfect failure detector, assumed', told(eventuallyPerfectDetector()), ofEventuallyPerfect),
  check(
    'eventually perfect failure detector, which may keep silent',
    told(silent(eventuallyPerfectDetector())),
    ofEventuallyPerfect,
    { expect: 'violated' },
  ),
  check('eventually perfect failure detector, taken for a perfect one', told(eventuallyPerfectDetector()), ofPerfect, {
    expect: { [strongAccuracy.name]: 'violated' },
  }),
];
