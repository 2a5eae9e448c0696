import type { TraceEntry } from './abstraction.ts';
import { isBroadcast, isDelivery, messageText } from './broadcast-events.ts';
import { deliveryLogs, everyPair } from './delivery-logs.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { processesAmong } from './temporal/among.ts';

/** The events of one instance of Byzantine broadcast, in which one process broadcasts one message, for the catalogue. */
export const oneBroadcast =
  'In one instance, a request { broadcast: m } asks the sender s to broadcast m; with an indication { deliver: m, from: s } a process delivers m.';

/** No duplication of one instance: every correct process delivers at most one message. */
export function atMostOneDelivery(label: string): TraceEntry {
  return {
    property: deliveryLogs(`${label} no duplication`, 'correct', (logs) => logs.every((log) => log.length <= 1)),
    statement: 'Every correct process delivers at most one message.',
    class: 'safety',
    givenFailures: true,
    argument: 'A bad prefix ends with the second delivery at one correct process.',
  };
}

/** Integrity: what a correct process delivers from a correct sender, that sender has broadcast before. Of a Byzantine sender it says nothing. */
export function integrity(label: string): TraceEntry {
  return {
    property: monitor(`${label} integrity`, {
      observes: ['request', 'indication'],
      start: (world): Broadcasts => ({
        correct: processesAmong('correct', world),
        broadcast: [],
        forged: false,
      }),
      advance(memory, event) {
        const { correct, broadcast } = memory;
        if (!correct.includes(event.process)) return memory;
        if (event.type === 'request') {
          if (!isBroadcast(event)) return memory;
          const text = messageText({ deliver: event.request.broadcast, from: event.process });
          return { ...memory, broadcast: [...new Set([...broadcast, text])].sort() };
        }
        if (!isDelivery(event) || !correct.includes(event.indication.from)) return memory;
        return broadcast.includes(messageText(event.indication)) ? memory : { ...memory, forged: true };
      },
      holds: ({ forged }) => !forged,
    }),
    statement: 'What a correct process delivers with a correct sender, that sender has broadcast before.',
    class: 'safety',
    givenFailures: true,
    argument: 'A bad prefix ends with a delivery, at a correct process, of what its correct sender has not broadcast.',
  };
}

/** Consistency: no two correct processes deliver different messages. */
export function consistency(label: string): TraceEntry {
  return {
    property: deliveryLogs(`${label} consistency`, 'correct', (logs) =>
      // That one process delivers two messages is another claim's business.
      everyPair(logs, (a, b) => a.every((message) => b.every((other) => other === message))),
    ),
    statement: 'No two correct processes deliver different messages.',
    class: 'safety',
    givenFailures: true,
    argument: 'A bad prefix ends with the second of two different deliveries.',
  };
}

interface Broadcasts {
  readonly correct: readonly ProcessId[];
  readonly broadcast: readonly string[];
  readonly forged: boolean;
}
