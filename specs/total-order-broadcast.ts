import type { Indication, ProcessId, Trace } from './event.ts';
import { safety } from './safety.ts';

/** The indication by which a process delivers a message of a broadcast. */
export interface BroadcastDelivery {
  readonly deliver: unknown;
}

/**
 * TOB5 total order. If one of two correct processes delivers m1 before m2, and the other delivers both, then it delivers m1 first, too.
 *
 * Safety, for a fixed failure pattern: the bad prefix ends where both have delivered both, in opposite orders.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 6.1
 */
export const totalOrder = safety('TOB5 total order', { observes: ['indication'] }, (trace, world) => {
  const logs = deliveryLogs(trace).filter(([process]) => world.correct(process));
  return everyPair(logs, ([, a], [, b]) => {
    const shared = a.filter((message) => b.includes(message));
    return sameLists(
      shared,
      b.filter((message) => a.includes(message)),
    );
  });
});

/**
 * TOB5' prefix order. Of the delivery logs of any two correct processes, one is a prefix of the other.
 *
 * Safety, for a fixed failure pattern, and stronger than TOB5: its bad prefix comes earlier, as soon as the logs part.
 */
export const prefixOrder = safety("TOB5' prefix order", { observes: ['indication'] }, (trace, world) => {
  const logs = deliveryLogs(trace).filter(([process]) => world.correct(process));
  return everyPair(logs, ([, a], [, b]) => {
    const length = Math.min(a.length, b.length);
    return sameLists(a.slice(0, length), b.slice(0, length));
  });
});

/** What each process delivered, in order; messages as text, so that equal ones are equal. */
function deliveryLogs(
  trace: Trace<Indication<Partial<BroadcastDelivery>>>,
): readonly (readonly [ProcessId, readonly string[]])[] {
  const logs = new Map<ProcessId, string[]>();
  for (const { process, indication } of trace) {
    if (indication.deliver === undefined) continue;
    logs.set(process, [...(logs.get(process) ?? []), JSON.stringify(indication.deliver)]);
  }
  return [...logs];
}

function everyPair<Item>(items: readonly Item[], holds: (a: Item, b: Item) => boolean): boolean {
  return items.every((a, index) => items.slice(index + 1).every((b) => holds(a, b)));
}

function sameLists(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
