import { match } from 'ts-pattern';

/** What clients do to the one account of the lecture's bank. */
export type Operation =
  | { readonly kind: 'deposit'; readonly dollars: number }
  | { readonly kind: 'charge'; readonly percent: number };

/** The lecture's two operations: they do not commute. */
export const depositHundred: Operation = { kind: 'deposit', dollars: 100 };
export const chargeTenPercent: Operation = { kind: 'charge', percent: 10 };

/** The balance at the start, in dollars. */
export const openingBalance = 100;

/** The balance after an operation, in dollars. */
export function apply(balance: number, operation: Operation): number {
  return match(operation)
    .with({ kind: 'deposit' }, ({ dollars }) => balance + dollars)
    .with({ kind: 'charge' }, ({ percent }) => balance - (balance * percent) / 100)
    .exhaustive();
}

/** What a replica of the bank keeps. */
export interface Replica {
  readonly balance: number;
  readonly applied: readonly Operation['kind'][];
}

export const freshReplica: Replica = { balance: openingBalance, applied: [] };

/** The replica after one more operation. */
export function applied({ balance, applied: log }: Replica, operation: Operation): Replica {
  return { balance: apply(balance, operation), applied: [...log, operation.kind] };
}
