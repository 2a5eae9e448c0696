import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { prefixOrder } from '../../specs/total-order-broadcast.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import type { SystemModel } from '../family.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { at, system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import { applied, chargeTenPercent, depositHundred, freshReplica, type Operation, type Replica } from './bank.ts';
import { bankFamily, finalBalances, orderClaims, sameBalance } from './bank-claims.ts';

/** An operation on its way to the sequencer, or on its way to the replicas with its place in the total order. */
type Message = { readonly submit: Operation } | { readonly place: number; readonly operation: Operation };

interface Client {
  local: null;
  message: Message;
  request: Operation;
}
const client = process<Client>({
  init: () => null,
  upon: {
    request(state, operation, fx) {
      fx.send('sequencer', { submit: operation });
      return state;
    },
  },
});

/** Gives every operation the next place in the order, and sends it to all replicas. */
interface Sequencer {
  local: { readonly next: number };
  message: Message;
}
const sequencer = process<Sequencer>({
  init: () => ({ next: 0 }),
  upon: {
    deliver: (state, _from, message, fx) =>
      match(message)
        .with({ submit: P.select() }, (operation) => {
          for (const replica of ['r1', 'r2']) fx.send(replica, { place: state.next, operation });
          return { next: state.next + 1 };
        })
        .otherwise(() => state),
  },
});

/** Applies operations in the order of their places; one that comes too early waits. */
interface OrderedReplica {
  local: Replica & { readonly waiting: readonly { readonly place: number; readonly operation: Operation }[] };
  message: Message;
  indication: { deliver: Operation };
}
const replica = process<OrderedReplica>({
  init: () => ({ ...freshReplica, waiting: [] }),
  upon: {
    deliver: (state, _from, message, fx) =>
      match(message)
        .with({ place: P.number }, ({ place, operation }) => {
          let next: OrderedReplica['local'] = { ...state, waiting: [...state.waiting, { place, operation }] };
          for (;;) {
            const due = next.waiting.find((waiting) => waiting.place === next.applied.length);
            if (due === undefined) return next;
            fx.indicate({ deliver: due.operation });
            const waiting = next.waiting.filter((other) => other !== due);
            next = { ...applied(next, due.operation), waiting };
          }
        })
        .otherwise(() => state),
  },
});

/**
 * The same bank over a sequencer that never fails: the replicas apply the operations in one order.
 *
 * @see Chang & Maxemchuk 1984; Défago, Schiper, Urbán 2004
 */
export const sequencerBank = overSequencer({ links: authenticated(perfect()), timing: asynchronous() });

function overSequencer(model: SystemModel) {
  return system({
    processes: { customer: client, bank: client, sequencer, r1: replica, r2: replica },
    inputs: [at('customer', depositHundred), at('bank', chargeTenPercent)],
    ...model,
  });
}

export const sequencerBankFamily = bankFamily('bank over a sequencer', overSequencer);

export default [
  check('bank over a sequencer', sequencerBank, [...orderClaims, sameBalance, finalBalances]),
  // Without declared values, those of the inputs are what a Byzantine sequencer gives a place.
  check(
    'bank over a sequencer that is Byzantine',
    overSequencer({
      links: authenticated(perfect()),
      timing: asynchronous(),
      failures: arbitrary({ exactly: ['sequencer'] }),
    }),
    [prefixOrder, sameBalance],
    { expect: 'violated' },
  ),
];
