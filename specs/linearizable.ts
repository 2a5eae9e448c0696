import { initial, isComplete, type Operation, precedes } from './register-history.ts';

/**
 * Whether reads and writes could have happened one at a time, each between its invocation and its completion: complete ones do, of
 * those that are not each does or does not. Searches for such an order, and looks at no two searches that are alike twice.
 *
 * @see Wing & Gong, "Testing and verifying concurrent objects", JPDC 1993; Lowe, "Testing for linearizability", 2017
 */
export function linearizable(operations: readonly Operation[]): boolean {
  // A read that is not complete has returned nothing that could be wrong.
  const relevant = operations.filter((operation) => operation.kind === 'write' || isComplete(operation));
  const failed = new Set<string>();
  const search = (left: readonly number[], value: string): boolean => {
    if (left.every((index) => !isComplete(relevant[index]!))) return true;
    const situation = `${left.join(' ')} ${value}`;
    if (failed.has(situation)) return false;
    const found = left.some((index) => {
      const next = relevant[index]!;
      if (left.some((other) => precedes(relevant[other]!, next))) return false;
      if (next.kind === 'read' && next.value !== value) return false;
      return search(
        left.filter((other) => other !== index),
        next.kind === 'write' ? next.value! : value,
      );
    });
    if (!found) failed.add(situation);
    return found;
  };
  return search(
    relevant.map((_, index) => index),
    initial,
  );
}
