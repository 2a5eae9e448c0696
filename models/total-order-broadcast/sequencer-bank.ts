import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import type { ProcessId } from '../../specs/event.ts';
import { totalOrderBroadcast } from '../../specs/total-order-broadcast.ts';
import { uniformTotalOrderBroadcast } from '../../specs/uniform-total-order-broadcast.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { SystemModel } from '../family.ts';
import { authenticated } from '../links/authenticated.ts';
import { perfect } from '../links/perfect.ts';
import { process, refuse } from '../process.ts';
import { system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import {
  applied,
  type BankIndication,
  type BankRequest,
  chargeTenPercent,
  depositHundred,
  freshReplica,
  type Operation,
  type Replica,
  twoClients,
} from './bank.ts';
import { bankFamily, finalBalances, sameBalance } from './bank-claims.ts';

/** An operation with its place in the total order, and the replica that was asked for it. */
interface Placed {
  readonly place: number;
  readonly operation: Operation;
  readonly origin: ProcessId;
}

/** An operation on its way to the sequencer, or on its way to the replicas with its place. */
type Message = { readonly submit: Operation } | Placed;

/** Gives every operation the next place in the order, delivers it, and sends it to all replicas. */
interface Sequencer {
  local: { readonly next: number };
  message: Message;
  indication: BankIndication;
}
const sequencer = process<Sequencer>({
  init: () => ({ next: 0 }),
  upon: {
    deliver: (state, origin, message, fx) =>
      match(message)
        .with({ submit: P.select() }, (operation) => {
          fx.indicate({ deliver: operation, from: origin });
          for (const replica of ['r1', 'r2']) fx.send(replica, { place: state.next, operation, origin });
          return { next: state.next + 1 };
        })
        .otherwise(() => state),
  },
});

/** Submits what its client asks for, and applies operations in the order of their places. */
interface OrderedReplica {
  local: Replica & { readonly waiting: readonly Placed[] };
  message: Message;
  request: BankRequest;
  indication: BankIndication;
}
/** @param early whether an operation that comes too early waits at the replica, or is left on the link until it is due */
const replica = (early: 'waits' | 'is refused') =>
  process<OrderedReplica>({
    init: () => ({ ...freshReplica, waiting: [] }),
    upon: {
      request(state, { broadcast: operation }, fx) {
        fx.send('sequencer', { submit: operation });
        return state;
      },
      deliver: (state, _from, message, fx) =>
        match(message)
          .with({ place: P.number }, (placed) => {
            if (early === 'is refused' && placed.place !== state.applied.length) return refuse;
            let next: OrderedReplica['local'] = { ...state, waiting: [...state.waiting, placed] };
            for (;;) {
              const due = next.waiting.find((waiting) => waiting.place === next.applied.length);
              if (due === undefined) return next;
              fx.indicate({ deliver: due.operation, from: due.origin });
              const waiting = next.waiting.filter((other) => other !== due);
              next = { ...applied(next, due.operation), waiting };
            }
          })
          .otherwise(() => state),
    },
  });

const usual: SystemModel = { links: authenticated(perfect()), timing: asynchronous() };

function overSequencer(model: SystemModel, early: 'waits' | 'is refused' = 'waits') {
  const [r1, r2] = [replica(early), replica(early)];
  return system({
    processes: { sequencer, r1, r2 },
    inputs: twoClients(depositHundred, chargeTenPercent),
    ...model,
  });
}

export const sequencerBankFamily = bankFamily('bank over a sequencer', (model) => overSequencer(model));

/**
 * The same bank over a sequencer that never fails: the replicas apply the operations in one order.
 *
 * @see Chang & Maxemchuk 1984; Défago, Schiper, Urbán 2004
 */
export const sequencerBank = overSequencer(usual);
export const crashingSequencer = overSequencer({ ...usual, failures: crashStop({ exactly: ['sequencer'] }) });
// Without declared values, those of the inputs are what a Byzantine sequencer gives a place. It speaks four times: replicas keep what they wait for.
export const byzantineSequencer = overSequencer({ ...usual, failures: arbitrary({ exactly: ['sequencer'], acts: 4 }) });

const [properties, uniform] = [propertiesOf(totalOrderBroadcast), propertiesOf(uniformTotalOrderBroadcast)];

/** A crash of the sequencer takes liveness only; an attacker in its place takes the order as well. */
export default [
  check('bank over a sequencer', sequencerBank, [...properties, ...uniform, sameBalance, finalBalances]),
  check('bank over a sequencer, what comes too early stays on the link', overSequencer(usual, 'is refused'), [
    ...properties,
    sameBalance,
  ]),
  check('bank over a sequencer that may crash', crashingSequencer, [...properties, ...uniform, sameBalance], {
    expect: {
      'TOB1 validity': 'violated',
      'TOB4 agreement': 'violated',
      'UTOB1 validity': 'violated',
      'UTOB4 uniform agreement': 'violated',
    },
  }),
  check('bank over a sequencer that is Byzantine', byzantineSequencer, [...properties, ...uniform, sameBalance], {
    expect: 'violated',
  }),
];
