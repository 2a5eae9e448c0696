import { check } from '../../checker/check.ts';
import { propertiesOf } from '../../specs/abstraction.ts';
import { bestEffortBroadcast } from '../../specs/best-effort-broadcast.ts';
import { perfectLinks } from '../../specs/perfect-links.ts';
import { totalOrderBroadcast } from '../../specs/total-order-broadcast.ts';
import type { SystemModel } from '../family.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
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
import { bankFamily, endsWith, finalBalances, sameBalance } from './bank-claims.ts';

interface NaiveReplica {
  local: Replica;
  message: Operation;
  request: BankRequest;
  indication: BankIndication;
}

/** A replica that tells every replica what its client asks for, and applies operations in the order in which they arrive. */
const replica = process<NaiveReplica>({
  init: () => freshReplica,
  upon: {
    request(state, { broadcast: operation }, fx) {
      fx.broadcast(operation);
      return state;
    },
    deliver(state, from, operation, fx) {
      fx.indicate({ deliver: operation, from });
      return applied(state, operation);
    },
  },
});

const bankWith = (
  first: Operation,
  second: Operation,
  model: SystemModel = { links: perfect(), timing: asynchronous() },
) => system({ processes: { r1: replica, r2: replica }, inputs: twoClients(first, second), ...model });

/**
 * The lecture's replicated bank without total order. No fault is needed for the replicas to part, as any two messages may overtake each
 * other.
 */
export const naiveBank = bankWith(depositHundred, chargeTenPercent);

export const naiveBankFamily = bankFamily('bank over best-effort broadcast', (model) =>
  bankWith(depositHundred, chargeTenPercent, model),
);

/**
 * Links and best-effort broadcast keep their promises. Every operation is applied everywhere, and none twice, in orders that differ: the same set in the end. With operations that commute
 * the balances agree all the same: total order is enough, and more than is needed there.
 */
export default [
  check(
    'naive bank',
    naiveBank,
    [
      ...propertiesOf(perfectLinks),
      ...propertiesOf(bestEffortBroadcast),
      ...propertiesOf(totalOrderBroadcast),
      sameBalance,
      finalBalances,
      endsWith(180, 180),
      endsWith(180, 190),
      endsWith(190, 180),
      endsWith(190, 190),
    ],
    {
      expect: { 'TOB5 total order': 'violated', "TOB5' prefix order": 'violated', [sameBalance.name]: 'violated' },
    },
  ),
  check(
    'naive bank with operations that commute',
    bankWith(depositHundred, { deposit: 50 }),
    [...propertiesOf(totalOrderBroadcast), sameBalance],
    { expect: { 'TOB5 total order': 'violated', "TOB5' prefix order": 'violated' } },
  ),
];
