import { match, P } from 'ts-pattern';
import type { ProcessId } from '../../specs/event.ts';
import { at } from '../system.ts';

/** What clients do to the one account of the lecture's bank: deposit so many dollars, charge so many percent. */
export type Operation = { readonly deposit: number } | { readonly charge: number };

/** The lecture's two operations: they do not commute. */
export const depositHundred: Operation = { deposit: 100 };
export const chargeTenPercent: Operation = { charge: 10 };

/** The balance at the start, in dollars. */
export const openingBalance = 100;

/** The balance after an operation, in dollars. */
export function apply(balance: number, operation: Operation): number {
  return match(operation)
    .with({ deposit: P.select(P.number) }, (dollars) => balance + dollars)
    .with({ charge: P.select(P.number) }, (percent) => balance - (balance * percent) / 100)
    .exhaustive();
}

/** What a replica of the bank keeps. */
export interface Replica {
  readonly balance: number;
  readonly applied: readonly Operation[];
}

/** A replica is asked for operations, and tells which it applies, with the replica that was asked for them. */
export interface BankRequest {
  readonly broadcast: Operation;
}
export interface BankIndication {
  readonly deliver: Operation;
  readonly from: ProcessId;
}

export const freshReplica: Replica = { balance: openingBalance, applied: [] };

/** The replica after one more operation. */
export function applied({ balance, applied: log }: Replica, operation: Operation): Replica {
  return { balance: apply(balance, operation), applied: [...log, operation] };
}

/** Two clients, each with a replica of its own: one asks r1 for an operation, the other asks r2. */
export const twoClients = (first: Operation, second: Operation) => [
  at('r1', { broadcast: first }),
  at('r2', { broadcast: second }),
];
