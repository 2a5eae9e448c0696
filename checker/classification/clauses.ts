import type { Proposition } from '../liveness/propositions.ts';

/**
 * A claim about what is still to come, as alternatives: one of the clauses must come true, and of a clause, every part. Neither list has
 * a member that another makes superfluous, so that equal claims have equal clauses. No clause at all is false; an empty clause is true.
 */
export type Clauses = readonly Clause[];
export type Clause = readonly Proposition[];

export const TRUE_CLAUSES: Clauses = [[]];
export const FALSE_CLAUSES: Clauses = [];

export function isTrue(clauses: Clauses): boolean {
  return clauses.length === 1 && clauses[0]!.length === 0;
}

export function isFalse(clauses: Clauses): boolean {
  return clauses.length === 0;
}

export function anyOf(parts: readonly Clauses[]): Clauses {
  return least(parts.flat());
}

export function allOf(parts: readonly Clauses[]): Clauses {
  return parts.reduce(
    (left, right) => least(left.flatMap((a) => right.map((b) => [...new Set([...a, ...b])].sort((x, y) => x - y)))),
    TRUE_CLAUSES,
  );
}

/** The clauses that no other one makes superfluous, in an order of their own. */
function least(clauses: Clauses): Clauses {
  const ordered = [...new Map(clauses.map((clause) => [clause.join(), clause])).values()].sort(
    (a, b) => a.length - b.length || compare(a, b),
  );
  const kept: Clause[] = [];
  for (const clause of ordered) {
    if (!kept.some((shorter) => shorter.every((part) => clause.includes(part)))) kept.push(clause);
  }
  return kept;
}

function compare(a: Clause, b: Clause): number {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
