import { check } from '../../checker/check.ts';
import type { SystemModel } from '../family.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { at, system } from '../system.ts';
import { asynchronous } from '../timing/asynchronous.ts';
import { applied, chargeTenPercent, depositHundred, freshReplica, type Operation, type Replica } from './bank.ts';
import { bankFamily, endsWith, finalBalances, orderClaims, sameBalance } from './bank-claims.ts';

/** A client that sends what it is asked for straight to every replica. */
interface Client {
  local: null;
  message: Operation;
  request: Operation;
}
const client = process<Client>({
  init: () => null,
  upon: {
    request(state, operation, fx) {
      for (const replica of ['r1', 'r2']) fx.send(replica, operation);
      return state;
    },
  },
});

/** A replica that applies operations in the order in which they arrive. */
interface NaiveReplica {
  local: Replica;
  message: Operation;
  indication: { deliver: Operation };
}
const replica = process<NaiveReplica>({
  init: () => freshReplica,
  upon: {
    deliver(state, _from, operation, fx) {
      fx.indicate({ deliver: operation });
      return applied(state, operation);
    },
  },
});

/**
 * The lecture's replicated bank without total order: two clients send to two replicas over perfect links. No fault is needed for the
 * replicas to part, as any two messages may overtake each other.
 */
export const naiveBank = overBestEffort({ links: perfect(), timing: asynchronous() });

function overBestEffort(model: SystemModel) {
  return system({
    processes: { customer: client, bank: client, r1: replica, r2: replica },
    inputs: [at('customer', depositHundred), at('bank', chargeTenPercent)],
    ...model,
  });
}

export const naiveBankFamily = bankFamily('bank over best-effort broadcast', overBestEffort);

export default check(
  'naive bank',
  naiveBank,
  [
    ...orderClaims,
    sameBalance,
    finalBalances,
    endsWith(180, 180),
    endsWith(180, 190),
    endsWith(190, 180),
    endsWith(190, 190),
  ],
  {
    expect: {
      "TOB5' prefix order": 'violated',
      'TOB5 total order': 'violated',
      'replicas that applied both operations agree on the balance': 'violated',
    },
  },
);
