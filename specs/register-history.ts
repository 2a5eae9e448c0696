import type { Indication, ProcessId, Request, Trace } from './event.ts';

/** What a register is asked: to return its value, or to take another. */
export type RegisterRequest = 'read' | { readonly write: unknown };

/** What it answers: the value, or that the write is done. */
export type RegisterIndication = { readonly read: unknown } | 'written';

/** The events of all registers, for the catalogue. */
export const registerEvents =
  "A request 'read' or { write: v } invokes an operation; an indication { read: v } or 'written' completes it. A process invokes one operation at a time; the value at the start is null, and no value is written twice.";

/** The value of a register before anything is written, as text. */
export const initial = JSON.stringify(null);

/** One operation, from its invocation to its completion: places in a trace. */
export interface Operation {
  readonly process: ProcessId;
  readonly kind: 'read' | 'write';
  /** What was written, or read, as text; undefined for a read that is not complete. */
  readonly value: string | undefined;
  readonly invoked: number;
  /** Infinite while it is not complete: it may still take effect. */
  readonly completed: number;
}

export function isOperation({ request }: Request): boolean {
  return request === 'read' || request?.write !== undefined;
}

export function isCompletion({ indication }: Indication): boolean {
  return indication === 'written' || indication?.read !== undefined;
}

/** The operations of a trace, in the order of their invocations. */
export function operationsOf(trace: Trace<Request | Indication>): readonly Operation[] {
  const operations: Operation[] = [];
  for (const [place, event] of trace.entries()) {
    const { process } = event;
    if (event.type === 'request') {
      if (!isOperation(event)) continue;
      const write = event.request === 'read' ? undefined : JSON.stringify(event.request.write);
      const kind = write === undefined ? 'read' : 'write';
      operations.push({ process, kind, value: write, invoked: place, completed: Number.POSITIVE_INFINITY });
      continue;
    }
    const open = operations.findLastIndex((operation) => operation.process === process && !isComplete(operation));
    if (open < 0 || !isCompletion(event)) continue;
    const operation = operations[open]!;
    const value = operation.kind === 'read' ? JSON.stringify(event.indication.read ?? null) : operation.value;
    operations[open] = { ...operation, value, completed: place };
  }
  return operations;
}

export function isComplete({ completed }: Operation): boolean {
  return completed < Number.POSITIVE_INFINITY;
}

/** One operation is complete before the other is invoked. */
export function precedes(one: Operation, other: Operation): boolean {
  return one.completed < other.invoked;
}
