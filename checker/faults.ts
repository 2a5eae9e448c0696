/**
 * The kinds of fault of the environment, the gravest first: that is the order in which they are made as few as possible. The components
 * of a system say which of their steps are faults, and of which kind.
 *
 * A Byzantine act is one thing that a Byzantine process says or does wrong; its silence is none. A crash is one of a process, also where
 * it recovers. An omission is one of a message, by its sender or its receiver. A loss is one of a message, or the reset of a connection,
 * whatever that takes along. A duplication is one copy more.
 */
export const faults = ['Byzantine act', 'crash', 'omission', 'loss', 'duplication'] as const;
export type Fault = (typeof faults)[number];

/** How many faults of each kind. */
export type FaultCounts = Readonly<Record<Fault, number>>;

/** How many faults of each kind some steps are, all together. */
export function countFaults(steps: readonly { readonly faults?: readonly Fault[] }[]): FaultCounts {
  const all = steps.flatMap((step) => step.faults ?? []);
  const count = (fault: Fault) => all.filter((other) => other === fault).length;
  return Object.fromEntries(faults.map((fault) => [fault, count(fault)])) as FaultCounts;
}
