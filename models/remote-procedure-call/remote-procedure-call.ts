import { match, P } from 'ts-pattern';
import { check } from '../../checker/check.ts';
import { invariant } from '../../specs/invariant.ts';
import { eventually } from '../../specs/temporal/future.ts';
import { temporal } from '../../specs/temporal.ts';
import { crashRecovery } from '../failures/crash-recovery.ts';
import { crashStop } from '../failures/crash-stop.ts';
import type { FailureModel } from '../failures/failure-model.ts';
import { fairLoss } from '../links/fair-loss.ts';
import type { Link } from '../links/link.ts';
import { lossy } from '../links/lossy.ts';
import { owing } from '../links/owing.ts';
import { perfect } from '../links/perfect.ts';
import { process } from '../process.ts';
import { at, system } from '../system.ts';
import { apply, depositHundred, type Operation, openingBalance } from '../total-order-broadcast/bank.ts';

type Retries = 0 | 1 | 'any number';

/** What a remote call promises about its execution. */
export interface Semantics {
  /** How often the client asks again before it gives up. */
  readonly retries: Retries;
  /** Whether the server remembers what it has answered, and where: in its memory, or in stable storage. */
  readonly table: 'none' | 'in memory' | 'in stable storage';
}

export const maybe: Semantics = { retries: 0, table: 'none' };
export const atLeastOnce: Semantics = { retries: 1, table: 'none' };
export const atMostOnce: Semantics = { retries: 1, table: 'in memory' };
/** As far as the server is concerned. */
export const exactlyOnce: Semantics = { retries: 1, table: 'in stable storage' };
/** Never gives up. */
export const patient: Semantics = { retries: 'any number', table: 'in memory' };

type Message =
  | { readonly call: number; readonly operation: Operation }
  | { readonly answer: number; readonly balance: number };

interface Client {
  local:
    | { readonly call: 'idle' | 'returned' | 'failed' }
    | { readonly call: 'open'; readonly operation: Operation; readonly retries: Retries };
  message: Message;
  request: Operation;
  indication: { readonly returns: number } | 'exception';
}

/** Makes one call, its first and only one, and waits for the answer as long as its patience lasts. */
const client = (retries: Retries) =>
  process<Client>({
    init: () => ({ call: 'idle' }),
    upon: {
      request(_, operation, fx) {
        fx.send('server', { call: 1, operation });
        fx.setTimer('patience');
        return { call: 'open', operation, retries };
      },
      timeout(state, timer, fx) {
        if (state.call !== 'open') return state;
        if (state.retries === 0) {
          fx.indicate('exception');
          return { call: 'failed' };
        }
        fx.send('server', { call: 1, operation: state.operation });
        fx.setTimer(timer);
        return { ...state, retries: state.retries === 'any number' ? state.retries : 0 };
      },
      deliver(state, _from, message, fx) {
        if (state.call !== 'open' || !('answer' in message)) return state;
        fx.cancelTimer('patience');
        fx.indicate({ returns: message.balance });
        return { call: 'returned' };
      },
    },
  });

interface Server {
  local: {
    readonly balance: number;
    /** Answers by the numbers of their calls. */
    readonly table: Readonly<Record<number, number>>;
  };
  message: Message;
  stored: Server['local'];
}

/** Keeps its balance in stable storage, together with what it must not forget of its answers. */
const server = (table: Semantics['table']) =>
  process<Server>({
    init: () => ({ balance: openingBalance, table: {} }),
    recover: (stored) => stored ?? { balance: openingBalance, table: {} },
    upon: {
      deliver: (state, from, message, fx) =>
        match(message)
          .with({ call: P.number }, ({ call, operation }) => {
            const known = state.table[call];
            if (known !== undefined) {
              fx.send(from, { answer: call, balance: known });
              return state;
            }
            const balance = apply(state.balance, operation);
            const next = { balance, table: table === 'none' ? {} : { ...state.table, [call]: balance } };
            // One act: the operation has been executed if and only if the call is in the table that is stored with it.
            fx.store(table === 'in stable storage' ? next : { balance, table: {} });
            fx.send(from, { answer: call, balance });
            return next;
          })
          .otherwise(() => state),
    },
  });

/**
 * A client that deposits 100 dollars by one call, over links that lose.
 *
 * @see Birrell & Nelson, "Implementing remote procedure calls", TOCS 1984; Spector, "Performing remote operations efficiently on a local
 * computer network", CACM 1982
 */
export const depositing = ({ retries, table }: Semantics, failures?: FailureModel, links: Link = lossy(perfect())) =>
  system({
    processes: { client: client(retries), server: server(table) },
    links,
    inputs: [at('client', depositHundred)],
    ...(failures && { failures }),
  });

interface Deposit {
  local: { client: Pick<Client['local'], 'call'> | null; server: Pick<Server['local'], 'balance'> | null };
}

/** How often the deposit was executed; unknown while the server is down. */
function executions({ local: { server } }: Deposit): number | undefined {
  return server === null ? undefined : (server.balance - openingBalance) / 100;
}

export const executedAtMostOnce = invariant<Deposit>('executed at most once', (state) => (executions(state) ?? 0) <= 1);

export const returnedMeansExecuted = invariant<Deposit>(
  'who returns was executed exactly once',
  (state) => state.local.client?.call !== 'returned' || (executions(state) ?? 1) === 1,
);

/** It is to be violated: whether a request or its answer was lost nobody can tell. */
export const exceptionMeansNotExecuted = invariant<Deposit>(
  'who ends with an exception was not executed',
  (state) => state.local.client?.call !== 'failed' || (executions(state) ?? 0) === 0,
);

const ends = temporal('the call returns, or ends with an exception', eventually('indication'));

/** An answer, and no exception. */
const returns = temporal(
  'the call returns',
  eventually('indication', ({ indication }) => indication !== 'exception'),
);

const claims = [executedAtMostOnce, returnedMeansExecuted, exceptionMeansNotExecuted];
const serverCrashes = crashRecovery({ exactly: [], crashes: 1 });

const never = { [exceptionMeansNotExecuted.name]: 'violated' } as const;
const twice = {
  ...never,
  [executedAtMostOnce.name]: 'violated',
  [returnedMeansExecuted.name]: 'violated',
} as const;

/** Whatever the semantics, an exception does not mean that nothing was executed. (Two generals: Akkoyunlu et al. 1975; Gray 1978.) */
export default [
  check('remote call, maybe', depositing(maybe), [...claims, ends], { expect: never }),
  check('remote call, maybe, one crash', depositing(maybe, serverCrashes), claims, { expect: never }),
  check('remote call, at least once', depositing(atLeastOnce), [...claims, ends], { expect: twice }),
  check('remote call, at least once, one crash', depositing(atLeastOnce, serverCrashes), claims, { expect: twice }),
  check('remote call, at most once', depositing(atMostOnce), [...claims, ends], { expect: never }),
  check('remote call, at most once, one crash', depositing(atMostOnce, serverCrashes), claims, { expect: twice }),
  check('remote call, exactly once at the server', depositing(exactlyOnce), [...claims, ends], { expect: never }),
  check('remote call, exactly once at the server, one crash', depositing(exactlyOnce, serverCrashes), claims, {
    expect: never,
  }),
  // That the call returns takes a client that asks for ever, links that are fair, and a server that is up: with less, it need not.
  check('remote call, asked for ever', depositing(patient, undefined, fairLoss()), [executedAtMostOnce, returns]),
  check('remote call, asked twice', depositing(atMostOnce, undefined, fairLoss()), [returns], { expect: 'violated' }),
  check(
    'remote call, asked for ever, deliveries owed weakly',
    depositing(
      patient,
      undefined,
      owing(fairLoss(), 'deliveries owed weakly', (obligation) => ({ ...obligation, kind: 'weak' })),
    ),
    [returns],
    { expect: 'violated' },
  ),
  check(
    'remote call, asked for ever, the server may crash',
    depositing(patient, crashStop({ exactly: ['server'] }), fairLoss()),
    [returns],
    { expect: 'violated' },
  ),
];
