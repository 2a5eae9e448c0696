import { check } from '../../checker/check.ts';
import type { ProcessId } from '../../specs/event.ts';
import { type Suspicion, strongAccuracy, strongCompleteness } from '../../specs/failure-detector.ts';
import { sometimes } from '../../specs/sometimes.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { mergingPerfect } from '../links/merging-perfect.ts';
import { process } from '../process.ts';
import { system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import { synchronous } from '../timing/synchronous.ts';
import type { Timing } from '../timing/timing.ts';

interface ExcludeOnTimeout {
  local: { readonly alive: readonly ProcessId[]; readonly suspected: readonly ProcessId[] };
  message: 'heartbeat request' | 'heartbeat reply';
  indication: Suspicion;
}

/**
 * Exclude on timeout: ask everyone for a sign of life, and suspect for ever who has not answered when the timer fires.
 *
 * @param options.timeout the ticks of a period: at least a round trip, where that is known
 * @param options.watches whether it asks the others; one that does not only answers
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.5
 */
export const excludeOnTimeout = ({
  timeout,
  watches = true,
}: {
  readonly timeout: number;
  readonly watches?: boolean;
}) =>
  process<ExcludeOnTimeout>({
    init: (self, everyone) => ({ alive: everyone.filter((other) => other !== self), suspected: [] }),
    start(state, fx) {
      if (watches) fx.setTimer('period', timeout);
      return state;
    },
    upon: {
      timeout({ alive, suspected }, _timer, fx) {
        const others = fx.everyone.filter((other) => other !== fx.self);
        const silent = others.filter((other) => !alive.includes(other) && !suspected.includes(other));
        for (const other of silent) fx.indicate({ suspect: other });
        for (const other of others) fx.send(other, 'heartbeat request');
        fx.setTimer('period', timeout);
        return { alive: [], suspected: [...suspected, ...silent].sort() };
      },
      deliver(state, from, message, fx) {
        if (message === 'heartbeat request') {
          fx.send(from, 'heartbeat reply');
          return state;
        }
        return { ...state, alive: [...new Set([...state.alive, from])].sort() };
      },
    },
  });

const names = ['p', 'q'] as const;

/** Two processes that watch each other, of which one may crash. */
export const watchEachOther = (timing: Timing, timeout: number) =>
  system({
    processes: { p: excludeOnTimeout({ timeout }), q: excludeOnTimeout({ timeout }) },
    links: mergingPerfect(),
    failures: crashStop({ atMost: 1 }),
    timing,
  });

/** One process watches another, which may crash. */
const watchOther = (timing: Timing, timeout: number) =>
  system({
    processes: { p: excludeOnTimeout({ timeout }), q: excludeOnTimeout({ timeout, watches: false }) },
    links: mergingPerfect(),
    failures: crashStop({ exactly: ['q'] }),
    timing,
  });

interface Watched {
  local: Record<(typeof names)[number], { readonly suspected: readonly ProcessId[] } | null>;
  crashed(process: (typeof names)[number]): boolean;
}

/** Without it, a detector that suspects nobody would do. */
const detection = sometimes<Watched>(
  'a crash is detected',
  ({ local, crashed }) => crashed('q') && (local.p?.suspected.includes('q') ?? false),
);

const claims = [strongCompleteness, strongAccuracy, detection];

/** A bound on delays makes a detector perfect; without one, a process that is slow looks like one that has crashed. */
export default [
  check('exclude on timeout, synchronous', watchEachOther(synchronous({ delay: 1 }), 2), claims),
  check(
    'exclude on timeout, synchronous, with less time than a round trip',
    watchEachOther(synchronous({ delay: 1 }), 1),
    claims,
    {
      expect: { [strongAccuracy.name]: 'violated' },
    },
  ),
  check('exclude on timeout, asynchronous', watchEachOther(asynchronous(), 2), claims, {
    expect: { [strongAccuracy.name]: 'violated' },
  }),
  check('exclude on timeout, synchronous, where one watches', watchOther(synchronous({ delay: 1 }), 2), claims),
];
