import type { ProcessId } from '../../specs/event.ts';
import type { Suspicion } from '../../specs/failure-detector.ts';
import { process } from '../process.ts';

/**
 * Exclude on timeout: ask everyone for a sign of life, and suspect for ever who has not answered when the timer fires.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithm 2.5
 */
interface ExcludeOnTimeout {
  local: { readonly alive: readonly ProcessId[]; readonly suspected: readonly ProcessId[] };
  message: 'heartbeat request' | 'heartbeat reply';
  indication: Suspicion;
}

/**
 * @param options.timeout the ticks of a period: at least a round trip, where that is known
 * @param options.watches whether it asks the others; one that does not only answers
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
