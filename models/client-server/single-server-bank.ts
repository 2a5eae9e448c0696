import { match } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { type Answer, response } from '../../specs/client-server.ts';
import { safety } from '../../specs/safety.ts';
import { arbitrary } from '../failures/arbitrary.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { at, system } from '../system.ts';
import {
  apply,
  chargeTenPercent,
  depositHundred,
  type Operation,
  openingBalance,
} from '../total-order-broadcast/bank.ts';

type Message =
  | { readonly kind: 'ask'; readonly operation: Operation }
  | { readonly kind: 'answer'; readonly operation: Operation; readonly balance: number };

/** Hands its user's requests to the server, and the server's answers to its user: one for each request. */
interface Client {
  local: { readonly open: number };
  message: Message;
  request: Operation;
  indication: Answer & { readonly balance: number };
}
const client = process<Client>({
  init: () => ({ open: 0 }),
  upon: {
    request({ open }, operation, fx) {
      fx.send('server', { kind: 'ask', operation });
      return { open: open + 1 };
    },
    deliver: (state, _from, message, fx) =>
      match(message)
        .with({ kind: 'answer' }, ({ operation, balance }) => {
          if (state.open === 0) return state;
          fx.indicate({ answer: operation, balance });
          return { open: state.open - 1 };
        })
        .otherwise(() => state),
  },
});

interface Server {
  local: { readonly balance: number };
  message: Message;
}
const server = process<Server>({
  init: () => ({ balance: openingBalance }),
  upon: {
    deliver: (state, from, message, fx) =>
      match(message)
        .with({ kind: 'ask' }, ({ operation }) => {
          const balance = apply(state.balance, operation);
          fx.send(from, { kind: 'answer', operation, balance });
          return { balance };
        })
        .otherwise(() => state),
  },
});

const bank = (failures?: FailureModel) =>
  system({
    processes: { client, server },
    links: perfect(),
    // The user may ask, or may not: what is asked is owed an answer.
    inputs: [at('client', depositHundred, { owed: false }), at('client', chargeTenPercent, { owed: false })],
    ...(failures && { failures }),
  });

/** Every balance that the server gives out is the result of operations that clients asked for, in some order. Safety. */
const integrity = safety('integrity', { observes: ['request', 'indication'] }, (trace) =>
  trace.every((event, index) => {
    if (event.type === 'request') return true;
    const asked = trace.slice(0, index).flatMap((past) => (past.type === 'request' ? [past.request as Operation] : []));
    return reachableBalances(openingBalance, asked).includes(event.indication.balance);
  }),
);

/** The balances after one or more of the operations, each applied once, in every order. */
function reachableBalances(balance: number, operations: readonly Operation[]): readonly number[] {
  return operations.flatMap((operation, index) => {
    const next = apply(balance, operation);
    return [
      next,
      ...reachableBalances(
        next,
        operations.filter((_, other) => other !== index),
      ),
    ];
  });
}

/** One server: a single point of failure. A crash takes its availability, and leaves its integrity; a compromise takes both. */
export default [
  check('single-server bank', bank(), [integrity, response]),
  check('single-server bank, the server may crash', bank(crashStop({ exactly: ['server'] })), [integrity, response], {
    expect: { response: 'violated' },
  }),
  check(
    'single-server bank, the server is Byzantine',
    bank(arbitrary({ exactly: ['server'], says: { balance: [0, 200] } })),
    [integrity, response],
    { expect: 'violated' },
  ),
];
