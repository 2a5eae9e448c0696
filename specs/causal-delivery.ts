import type { TraceEntry } from './abstraction.ts';
import { isBroadcast, isDelivery, messageText } from './broadcast-events.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';

/** What may have caused each message, and what each process has broadcast and delivered. */
interface Causes {
  readonly of: Readonly<Record<string, readonly string[]>>;
  readonly known: Readonly<Record<ProcessId, readonly string[]>>;
  readonly delivered: Readonly<Record<ProcessId, readonly string[]>>;
  readonly broken: boolean;
}

/**
 * Causal delivery. A message may have caused another if one process broadcast the first, or delivered it, before it broadcast the second,
 * or by way of further messages.
 */
export function causalDelivery(label: string): TraceEntry {
  return {
    property: monitor(`${label} causal delivery`, {
      observes: ['request', 'indication'],
      start: (): Causes => ({ of: {}, known: {}, delivered: {}, broken: false }),
      advance(causes, event) {
        const { process } = event;
        const known = causes.known[process] ?? [];
        const knowing = (message: string) => ({ ...causes.known, [process]: union(known, [message]) });
        if (event.type === 'request') {
          if (!isBroadcast(event)) return causes;
          const message = messageText({ deliver: event.request.broadcast, from: process });
          const before = union(known, ...known.map((cause) => causes.of[cause] ?? []));
          return { ...causes, of: { ...causes.of, [message]: before }, known: knowing(message) };
        }
        if (!isDelivery(event)) return causes;
        const message = messageText(event.indication);
        const delivered = causes.delivered[process] ?? [];
        return {
          ...causes,
          known: knowing(message),
          delivered: { ...causes.delivered, [process]: union(delivered, [message]) },
          broken: causes.broken || (causes.of[message] ?? []).some((cause) => !delivered.includes(cause)),
        };
      },
      holds: ({ broken }) => !broken,
    }),
    statement:
      'No process delivers a message before it has delivered every message that may have caused it: that its sender had broadcast or delivered by then, and what may have caused those.',
    class: 'safety',
    argument:
      'A bad prefix ends with a delivery without one of the causes; that the cause is delivered later repairs nothing.',
  };
}

function union(...lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort();
}
