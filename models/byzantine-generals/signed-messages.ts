import { check } from '../../checker/check.ts';
import type { Obeyed } from '../../specs/byzantine-generals.ts';
import type { Signed } from '../cryptography/term.ts';
import { type Effects, process } from '../process.ts';
import { claims, generals, type Order } from './generals.ts';

interface SignedMessages {
  local:
    | { readonly round: 1 | 2 /** Those that bear the commander's signature. */; readonly orders: readonly Order[] }
    | { readonly round: 'over' };
  /** An order with the commander's signature, from the commander; or that with the signature of who passes it on. */
  message: Signed<Order> | Signed<Signed<Order>>;
  indication: Obeyed;
}

const commander = process<SignedMessages>({
  init: () => ({ round: 'over' }),
  start(state, fx) {
    for (const other of fx.everyone) if (other !== fx.self) fx.send(other, fx.sign('attack'));
    return state;
  },
});

/**
 * The lieutenant of SM(1): in the first round it takes orders that the commander has signed, and passes them on with its own signature;
 * until the end of the second it takes what others pass on. If the commander has signed one order, it obeys that; if none or several,
 * it retreats.
 *
 * @see Lamport, Shostak, Pease, "The Byzantine Generals Problem", TOPLAS 1982, section 4
 */
const lieutenant = process<SignedMessages>({
  init: () => ({ round: 1, orders: [] }),
  start(state, fx) {
    fx.setTimer('round', 2);
    return state;
  },
  upon: {
    deliver(state, from, message, fx) {
      if (state.round === 'over' || !fx.verify(message, from)) return state;
      const direct = from === 'commander';
      const signed = (direct ? message : message.content) as Signed<Order>;
      const genuine = fx.verify(signed, 'commander') && typeof signed.content === 'string';
      if (!genuine || (direct && state.round === 2) || state.orders.includes(signed.content)) return state;
      if (direct) passOn(signed, fx);
      return { ...state, orders: [...state.orders, signed.content].sort() };
    },
    timeout(state, _timer, fx) {
      if (state.round === 'over') return state;
      if (state.round === 1) {
        fx.setTimer('round', 2);
        return { ...state, round: 2 };
      }
      const [order = 'retreat', ...more] = state.orders;
      fx.indicate({ obey: more.length === 0 ? order : 'retreat' });
      return { round: 'over' };
    },
  },
});

function passOn(order: Signed<Order>, fx: Effects<SignedMessages>): void {
  for (const other of fx.everyone) {
    if (other !== fx.self && other !== 'commander') fx.send(other, fx.sign(order));
  }
}

export const signedMessages = (n: 3 | 4) => generals(n, commander, lieutenant, { content: ['attack', 'retreat'] });

/** A traitor cannot make up what the commander has signed: three generals are enough. */
export default check('generals with signed messages, 3 of which 1 may be a traitor', signedMessages(3), claims(3));
