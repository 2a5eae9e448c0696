import type { ProcessId } from '../../specs/event.ts';
import type { BestEffortBroadcast, Relayed, UniformBroadcast } from '../broadcast-ports.ts';
import { layer } from '../layer.ts';
import { has, including, type PlainSet } from '../plain-set.ts';

/** What a process knows of each message that it has heard of, and whom it takes for correct. */
export interface Acknowledged {
  readonly pending: PlainSet<Relayed>;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly delivered: PlainSet<Relayed>;
  readonly everyone: readonly ProcessId[];
  readonly suspected: PlainSet<ProcessId>;
}

/** Who passed a message on. */
interface Acknowledgement {
  readonly of: Relayed;
  readonly by: PlainSet<ProcessId>;
}

/**
 * Uniform reliable broadcast by acknowledgements: everyone passes every message on, which acknowledges it, and delivers it once enough have
 * done so.
 *
 * @param canDeliver whether those who have acknowledged a message are enough
 * @param remembers false for the mistake of forgetting what was delivered
 * @see Cachin, Guerraoui, Rodrigues 2011, Algorithms 3.4 and 3.5
 */
export const acknowledgedBroadcast = (
  name: string,
  canDeliver: (acknowledged: readonly ProcessId[], state: Acknowledged) => boolean,
  remembers = true,
) => {
  const due = (state: Acknowledged) =>
    state.pending.find(
      (relayed) => !has(state.delivered, relayed) && canDeliver(whoAcknowledged(state, relayed), state),
    );
  return layer<UniformBroadcast, BestEffortBroadcast<Relayed>>()<Acknowledged>({
    name,
    init: (_, everyone) => ({ pending: [], acknowledgements: [], delivered: [], everyone, suspected: [] }),
    upon: {
      request(state, { broadcast: message }, fx) {
        const own = { sender: fx.self, message };
        fx.request({ broadcast: own });
        return { ...state, pending: including(state.pending, own) };
      },
      indication(before, { deliver: relayed, from }, fx) {
        const state = { ...before, acknowledgements: acknowledging(before.acknowledgements, relayed, from) };
        if (has(state.pending, relayed)) return state;
        fx.request({ broadcast: relayed });
        return { ...state, pending: including(state.pending, relayed) };
      },
      suspect: (state, other) => ({ ...state, suspected: including(state.suspected, other) }),
    },
    internal: [
      {
        name: 'deliver',
        when: (state) => due(state) !== undefined,
        run(state, fx) {
          const relayed = due(state)!;
          fx.indicate({ deliver: relayed.message, from: relayed.sender });
          return remembers ? { ...state, delivered: including(state.delivered, relayed) } : state;
        },
      },
    ],
  });
};

function whoAcknowledged({ acknowledgements }: Acknowledged, relayed: Relayed): readonly ProcessId[] {
  return acknowledgements.find(({ of }) => has([of], relayed))?.by ?? [];
}

function acknowledging(
  acknowledgements: readonly Acknowledgement[],
  relayed: Relayed,
  process: ProcessId,
): readonly Acknowledgement[] {
  const known = acknowledgements.find(({ of }) => has([of], relayed));
  const others = acknowledgements.filter((acknowledgement) => acknowledgement !== known);
  return including(others, { of: relayed, by: including(known?.by ?? [], process) });
}
