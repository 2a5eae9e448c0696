import { check } from '../../checker/check.ts';
import type { ProcessId } from '../../specs/event.ts';
import { eventualAccuracy, eventualCompleteness, type Suspicion } from '../../specs/failure-detector.ts';
import { crashStop } from '../failures/crash-stop.ts';
import { mergingPerfect } from '../links/merging-perfect.ts';
import { process } from '../process.ts';
import { system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import { partiallySynchronous } from '../timing/partially-synchronous.ts';

interface IncreasingTimeout {
  local: {
    readonly alive: readonly ProcessId[];
    readonly suspected: readonly ProcessId[];
    /** The ticks of a period. */
    readonly delay: number;
    readonly period: number;
  };
  message: { readonly request: number } | { readonly reply: number };
  indication: Suspicion;
}

/** As many periods are told apart: a reply is never under way for longer. */
const periodsMax = 3;

/**
 * Increasing timeout: as exclude on timeout, but who answers after all is restored, and then periods get longer. From the moment on that
 * messages arrive in time, they become long enough at last.
 *
 * @param options.first the ticks of the first period; by as much a period grows
 * @param options.most the ticks at which a period grows no longer, so that there are finitely many; more than a round trip takes, or the
 * detector cannot do what it promises
 * @param options.watches whether it asks the others; one that does not only answers
 * @param options.grows false for the mistake of a period that stays as it is
 * @param options.acceptsLate false for the mistake of counting a reply only in the period of its request: one that is late is discarded,
 * so that it restores nobody, and lets no period grow
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.7
 */
export const increasingTimeout = ({
  first = 1,
  most,
  watches = true,
  grows = true,
  acceptsLate = true,
}: {
  readonly first?: number;
  readonly most: number;
  readonly watches?: boolean;
  readonly grows?: boolean;
  readonly acceptsLate?: boolean;
}) =>
  process<IncreasingTimeout>({
    init: (self, everyone) => ({
      alive: everyone.filter((other) => other !== self),
      suspected: [],
      delay: first,
      period: 0,
    }),
    start(state, fx) {
      if (watches) fx.setTimer('period', first);
      return state;
    },
    upon: {
      timeout({ alive, suspected, delay: before, period: last }, _timer, fx) {
        const tooSoon = alive.some((other) => suspected.includes(other));
        const delay = tooSoon && grows ? Math.min(most, before + first) : before;
        // Without a need to tell periods apart, all are one, and there are fewer configurations.
        const period = acceptsLate ? 0 : (last + 1) % periodsMax;
        const others = fx.everyone.filter((other) => other !== fx.self);
        for (const other of others) {
          const [lives, isSuspected] = [alive.includes(other), suspected.includes(other)];
          if (!lives && !isSuspected) fx.indicate({ suspect: other });
          if (lives && isSuspected) fx.indicate({ restore: other });
          fx.send(other, { request: period });
        }
        fx.setTimer('period', delay);
        return { alive: [], suspected: others.filter((other) => !alive.includes(other)), delay, period };
      },
      deliver(state, from, message, fx) {
        if ('request' in message) {
          fx.send(from, { reply: message.request });
          return state;
        }
        const counts = acceptsLate || message.reply === state.period;
        return counts ? { ...state, alive: [...new Set([...state.alive, from])].sort() } : state;
      },
    },
  });

type Options = Parameters<typeof increasingTimeout>[0];

/** A round trip takes two ticks at most, once messages arrive in time. */
const inTheEnd = partiallySynchronous({ delay: 1 });

/** Two processes that watch each other, of which one may crash. */
const watchEachOther = (options: Options) =>
  system({
    processes: { p: increasingTimeout(options), q: increasingTimeout(options) },
    links: mergingPerfect(),
    failures: crashStop({ atMost: 1 }),
    timing: inTheEnd,
  });

/** One process that watches another; neither fails. */
export const watchTheOther = (options: Options, timing = inTheEnd) =>
  system({
    processes: { p: increasingTimeout(options), q: increasingTimeout({ ...options, watches: false }) },
    links: mergingPerfect(),
    timing,
  });

const mistaken = { expect: { [eventualAccuracy.name]: 'violated' } } as const;

/** What makes a detector eventually perfect, and that each part of it is needed. */
export default [
  check('increasing timeout', watchEachOther({ most: 2 }), [eventualCompleteness, eventualAccuracy]),
  check('increasing timeout, asynchronous', watchTheOther({ most: 3 }, asynchronous()), [eventualAccuracy], mistaken),
  check('a timeout that does not increase', watchTheOther({ most: 3, grows: false }), [eventualAccuracy], mistaken),
  check(
    'increasing timeout, late replies are discarded',
    watchTheOther({ most: 3, acceptsLate: false }),
    [eventualAccuracy],
    mistaken,
  ),
  check('a timeout that stops increasing below a round trip', watchTheOther({ most: 1 }), [eventualAccuracy], mistaken),
];
