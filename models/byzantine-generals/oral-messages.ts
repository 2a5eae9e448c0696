import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import type { Obeyed } from '../../specs/byzantine-generals.ts';
import { type Tally, voicesFor, withVoice } from '../byzantine-broadcast/tally.ts';
import { process } from '../process.ts';
import { claims, generals, type Order } from './generals.ts';

/** What a lieutenant does who counts as many votes to attack as to retreat. */
export type OnTie = 'retreat' | 'trust the commander';

interface OralMessages {
  local:
    | { readonly round: 1 | 2; readonly order: Order | null; readonly relayed: Tally<Order> }
    | { readonly round: 'over' };
  message: { readonly order: Order } | { readonly relayed: Order };
  indication: Obeyed;
}

const commander = process<OralMessages>({
  init: () => ({ round: 'over' }),
  start(state, fx) {
    for (const other of fx.everyone) if (other !== fx.self) fx.send(other, { order: 'attack' });
    return state;
  },
});

/**
 * The lieutenant of OM(1): in the first round it hears the commander; in the second the lieutenants tell each other what they heard;
 * then it obeys the majority. Who is silent is taken to have said retreat.
 *
 * @see Lamport, Shostak, Pease, "The Byzantine Generals Problem", TOPLAS 1982, section 3
 */
const lieutenant = (onTie: OnTie) =>
  process<OralMessages>({
    init: () => ({ round: 1, order: null, relayed: {} }),
    start(state, fx) {
      fx.setTimer('round', 2);
      return state;
    },
    upon: {
      deliver: (state, from, message) =>
        match([state, message] as const)
          .with([{ round: 1, order: null }, { order: P.string }], ([state, { order }]) =>
            from === 'commander' ? { ...state, order } : state,
          )
          .with([{ round: P.number }, { relayed: P.string }], ([state, { relayed }]) =>
            from === 'commander' ? state : { ...state, relayed: withVoice(state.relayed, from, relayed) },
          )
          .otherwise(() => state),
      timeout(state, _timer, fx) {
        if (state.round === 'over') return state;
        const order = state.order ?? 'retreat';
        const others = fx.everyone.filter((other) => other !== fx.self && other !== 'commander');
        if (state.round === 1) {
          for (const other of others) fx.send(other, { relayed: order });
          fx.setTimer('round', 2);
          return { ...state, round: 2 };
        }
        const attack = voicesFor(state.relayed, 'attack') + (order === 'attack' ? 1 : 0);
        const retreat = others.length + 1 - attack;
        const tie = onTie === 'retreat' ? 'retreat' : order;
        fx.indicate({ obey: attack === retreat ? tie : attack > retreat ? 'attack' : 'retreat' });
        return { round: 'over' };
      },
    },
  });

const orders = ['attack', 'retreat'] as const;

export const oralMessages = (n: 3 | 4, onTie: OnTie = 'retreat') =>
  generals(n, commander, lieutenant(onTie), { order: orders, relayed: orders });

/** Three generals cannot cope with one traitor: what to do on a tie decides only which of the two claims fails. */
export default [
  check('generals with oral messages, 4 of which 1 may be a traitor', oralMessages(4), claims(4)),
  check('generals with oral messages, 3 of which 1 may be a traitor', oralMessages(3), claims(3), {
    expect: { "IC2 the commander's order": 'violated' },
  }),
  check(
    'generals with oral messages, 3 who trust the commander on a tie',
    oralMessages(3, 'trust the commander'),
    claims(3),
    { expect: { 'IC1 same order': 'violated' } },
  ),
];
