import type { TraceEntry } from './abstraction.ts';
import { linearizable } from './linearizable.ts';
import {
  initial,
  isComplete,
  isCompletion,
  isOperation,
  type Operation,
  operationsOf,
  precedes,
} from './register-history.ts';
import { safety } from './safety.ts';
import type { Among } from './temporal/among.ts';
import { correct, implies } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';
import type { World } from './world.ts';

/** Termination: an operation of a correct process is complete in the end. */
export function termination(label: string): TraceEntry {
  return {
    property: temporal(
      `${label} termination`,
      always(
        on('request', (invocation) =>
          isOperation(invocation)
            ? implies(
                correct(invocation.process),
                eventually('indication', (event) => event.process === invocation.process && isCompletion(event)),
              )
            : true,
        ),
      ),
    ),
    statement: 'An operation that a correct process invokes is complete in the end.',
    class: 'liveness',
    argument: 'An operation that is open can still be completed.',
  };
}

/** Validity: what a read may return that is concurrent with no write, or with some. */
export function validity(label: string, register: 'safe' | 'regular', readers: Among = 'any'): TraceEntry {
  const during = register === 'safe' ? 'anything' : 'that, or the value of one of those writes';
  return {
    property: reads(`${label} validity`, readers, (read, { writes }) => {
      const before = writes.filter((write) => precedes(write, read));
      const concurrent = writes.filter((write) => !precedes(write, read) && !precedes(read, write));
      if (register === 'safe' && concurrent.length > 0) return true;
      const last = before.reduce<Operation | undefined>(
        (latest, write) => (latest === undefined || latest.completed < write.completed ? write : latest),
        undefined,
      );
      return [last?.value ?? initial, ...concurrent.map(({ value }) => value)].includes(read.value!);
    }),
    statement: `A read${of(readers)} that is concurrent with no write returns what was written last; one that is concurrent with writes returns ${during}. A write that is never completed is concurrent with all that comes after it.`,
    class: 'safety',
    ...(readers === 'correct' && { givenFailures: true }),
    argument: 'A bad prefix ends with the read of a value that the writes so far do not allow.',
  };
}

/** Ordering: no read returns an older value than one before it. */
export function ordering(label: string, readers: Among = 'any'): TraceEntry {
  return {
    property: reads(`${label} ordering`, readers, (read, { writes, reads: others }) => {
      const written = (value: string | undefined) => writes.find((write) => write.value === value);
      const mine = written(read.value);
      return others
        .filter((other) => precedes(other, read))
        .every((other) => {
          const theirs = written(other.value);
          // The value at the start is older than all that are written.
          return theirs === undefined || (mine === undefined ? read.value !== initial : !precedes(mine, theirs));
        });
    }),
    statement: `If one read${of(readers)} is complete before another is invoked, the later one does not return a value that was written before the value of the earlier one was.`,
    class: 'safety',
    ...(readers === 'correct' && { givenFailures: true }),
    argument: 'A bad prefix ends with a read of a value that is older than one which was read before.',
  };
}

/** Atomicity: all operations could have happened one at a time. */
export function atomicity(label: string): TraceEntry {
  return {
    property: safety(`${label} atomicity`, { observes: ['request', 'indication'] }, (trace) =>
      linearizable(operationsOf(trace)),
    ),
    statement:
      'There is an order of the operations in which each read returns what was written last, each complete operation takes place at one moment between its invocation and its completion, and each that is not complete takes place at one moment after its invocation, or not at all.',
    class: 'safety',
    argument:
      'A bad prefix ends with a completion for which there is no such order. (So it is for registers; for types with infinitely many answers to one operation it need not be: Guerraoui & Ruppert, NETYS 2014.)',
    source: 'Herlihy & Wing, "Linearizability: a correctness condition for concurrent objects", TOPLAS 1990',
  };
}

/** A claim about every complete read of these processes, given all writes and the complete reads. */
function reads(
  name: string,
  readers: Among,
  holds: (
    read: Operation,
    history: { readonly writes: readonly Operation[]; readonly reads: readonly Operation[] },
  ) => boolean,
) {
  return safety(name, { observes: ['request', 'indication'] }, (trace, world: World) => {
    const operations = operationsOf(trace);
    const writes = operations.filter(({ kind }) => kind === 'write');
    const reads = operations.filter(
      (operation) =>
        operation.kind === 'read' && isComplete(operation) && (readers === 'any' || world.correct(operation.process)),
    );
    return reads.every((read) => holds(read, { writes, reads }));
  });
}

function of(readers: Among): string {
  return readers === 'any' ? '' : ' of a correct process';
}
