import { isDelivery, messageText } from './broadcast-events.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import type { Monitor } from './property.ts';
import { type Among, processesAmong } from './temporal/among.ts';

/** What each process has delivered so far, in order. */
export type Logs = Readonly<Record<ProcessId, readonly string[]>>;

/**
 * A safety property of broadcasts as a predicate over delivery logs, which are true of every prefix.
 *
 * @param among whose logs the predicate sees
 * @param holds sees one log for each of them, messages as text, so that equal ones are equal
 */
export function deliveryLogs(
  name: string,
  among: Among,
  holds: (logs: readonly (readonly string[])[]) => boolean,
): Monitor<Logs> {
  return monitor(name, {
    observes: ['indication'],
    start: (world): Logs => Object.fromEntries(processesAmong(among, world).map((process) => [process, []])),
    advance(logs, event) {
      const log = logs[event.process];
      if (log === undefined || !isDelivery(event)) return logs;
      return { ...logs, [event.process]: [...log, messageText(event.indication)] };
    },
    holds: (logs) => holds(Object.values(logs)),
  });
}

/** Of each two of them it holds, whichever comes first. */
export function everyPair<Item>(items: readonly Item[], holds: (a: Item, b: Item) => boolean): boolean {
  return items.every((a, index) => items.slice(index + 1).every((b) => holds(a, b)));
}
