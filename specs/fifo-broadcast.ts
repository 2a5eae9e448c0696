import type { Abstraction, TraceEntry } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents, isBroadcast, isDelivery, messageText } from './broadcast-events.ts';
import type { ProcessId } from './event.ts';
import { monitor } from './monitor.ts';
import { processesAmong } from './temporal/among.ts';

/** Per sender what it has broadcast, in order; per correct process what it has delivered. */
interface Orders {
  readonly broadcast: Readonly<Record<ProcessId, readonly string[]>>;
  readonly delivered: Readonly<Record<ProcessId, readonly string[]>>;
  readonly overtaken: boolean;
}

const fifoDelivery: TraceEntry = {
  property: monitor('FRB5 FIFO delivery', {
    observes: ['request', 'indication'],
    start: (world): Orders => ({
      broadcast: {},
      delivered: Object.fromEntries(processesAmong('correct', world).map((process) => [process, []])),
      overtaken: false,
    }),
    advance(orders, event) {
      const { broadcast, delivered } = orders;
      const { process } = event;
      if (event.type === 'request') {
        if (!isBroadcast(event)) return orders;
        const message = messageText({ deliver: event.request.broadcast, from: process });
        return { ...orders, broadcast: { ...broadcast, [process]: [...(broadcast[process] ?? []), message] } };
      }
      const before = delivered[process];
      if (before === undefined || !isDelivery(event)) return orders;
      const message = messageText(event.indication);
      const sent = broadcast[event.indication.from] ?? [];
      // What was never broadcast has no place in the order: that is another claim's business.
      const earlier = sent.slice(0, Math.max(0, sent.indexOf(message)));
      return {
        ...orders,
        delivered: { ...delivered, [process]: [...new Set([...before, message])].sort() },
        overtaken: orders.overtaken || earlier.some((missing) => !before.includes(missing)),
      };
    },
    holds: ({ overtaken }) => !overtaken,
  }),
  statement:
    'Of two messages of one process, no correct process delivers the one that was broadcast second before it has delivered the first.',
  class: 'safety',
  givenFailures: true,
  argument:
    'A bad prefix ends with a correct process that delivers the second message without the first; that it delivers the first later repairs nothing.',
};

/** Reliable broadcast in which messages of one process do not overtake each other. */
export const fifoBroadcast: Abstraction = {
  name: 'FIFO-order broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.8',
  entries: [
    validity('FRB1', 'itself'),
    noDuplication('FRB2'),
    noCreation('FRB3'),
    agreement('FRB4', 'correct'),
    fifoDelivery,
  ],
};
