import type { Abstraction, TraceEntry } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';
import { deliveryLogs, everyPair } from './delivery-logs.ts';
import type { Among } from './temporal/among.ts';
import { uniform } from './uniform.ts';

/** Total order: two of these processes that deliver the same two messages do so in one order. */
export function totalOrder(label: string, among: Among): TraceEntry {
  const property = deliveryLogs(`${label} ${among === 'any' ? 'uniform total order' : 'total order'}`, among, (logs) =>
    everyPair(logs, (a, b) => {
      const shared = firstTimes(a).filter((message) => b.includes(message));
      return isPrefix(
        shared,
        firstTimes(b).filter((message) => a.includes(message)),
      );
    }),
  );
  return {
    property: among === 'any' ? uniform(property) : property,
    statement: `Of two ${among === 'any' ? 'processes, correct or faulty,' : 'correct processes'} that both deliver two messages, both deliver the same one first.`,
    class: 'safety',
    ...(among === 'correct' && { givenFailures: true }),
    argument: 'A bad prefix ends where both have delivered both, in opposite orders.',
  };
}

/** Prefix order: of the delivery logs of two of these processes, one is a prefix of the other. */
export function prefixOrder(label: string, among: Among): TraceEntry {
  return {
    property: deliveryLogs(`${label} prefix order`, among, (logs) =>
      everyPair(logs, (a, b) => (a.length <= b.length ? isPrefix(a, b) : isPrefix(b, a))),
    ),
    statement: `Of the delivery logs of two ${among === 'any' ? 'processes' : 'correct processes'}, one is a prefix of the other.`,
    class: 'safety',
    ...(among === 'correct' && { givenFailures: true }),
    argument:
      'A bad prefix ends as soon as two logs part. Total order is violated later: when both have what the other has, which agreement then forces. So a prefix may satisfy total order and be beyond hope of total order and agreement together; of prefix order and agreement it is not.',
    source: 'a stronger form of total order',
  };
}

/** Reliable broadcast that delivers everywhere in one order. */
export const totalOrderBroadcast: Abstraction = {
  name: 'total-order broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 6.1',
  entries: [
    validity('TOB1', 'itself'),
    noDuplication('TOB2'),
    noCreation('TOB3'),
    agreement('TOB4', 'correct'),
    totalOrder('TOB5', 'correct'),
    prefixOrder("TOB5'", 'correct'),
  ],
};

/** A log without what was delivered before: duplicates are another claim's business. */
function firstTimes(log: readonly string[]): readonly string[] {
  return [...new Set(log)];
}

function isPrefix(a: readonly string[], b: readonly string[]): boolean {
  return a.every((item, index) => item === b[index]);
}
