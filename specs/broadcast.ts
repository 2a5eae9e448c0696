import type { TraceEntry } from './abstraction.ts';
import {
  type BroadcastIndication,
  type BroadcastRequest,
  isBroadcast,
  isDelivery,
  messageText,
} from './broadcast-events.ts';
import { deliveryLogs } from './delivery-logs.ts';
import type { Indication, ProcessId, Request } from './event.ts';
import { monitor } from './monitor.ts';
import type { Monitor } from './property.ts';
import { type Among, everyProcess, isAmong } from './temporal/among.ts';
import { atSomeTime } from './temporal/at-some-time.ts';
import { correct, implies } from './temporal/connectives.ts';
import { on, some } from './temporal/events.ts';
import type { Claim } from './temporal/formula.ts';
import { always } from './temporal/future.ts';
import { temporal } from './temporal.ts';
import { uniform } from './uniform.ts';

/** Validity: what a correct process broadcasts is delivered in the end, by that process itself, or by every correct one. */
export function validity(label: string, by: 'itself' | 'every correct process'): TraceEntry {
  return {
    property: temporal(
      `${label} validity`,
      eachBroadcast(({ process: sender, request: { broadcast } }) => {
        const message = { deliver: broadcast, from: sender };
        return implies(
          correct(sender),
          by === 'itself'
            ? delivers(sender, message)
            : everyProcess('correct', (process) => delivers(process, message)),
        );
      }),
    ),
    statement:
      by === 'itself'
        ? 'What a correct process broadcasts, it delivers itself in the end.'
        : 'What a correct process broadcasts, every correct process delivers in the end.',
    class: 'liveness',
    argument: 'Whatever has not been delivered yet can still be delivered.',
  };
}

/** Agreement: what one of these processes delivers, every correct process delivers in the end. */
export function agreement(label: string, deliverers: Among): TraceEntry {
  const isUniform = deliverers === 'any';
  const property = temporal(
    `${label} ${isUniform ? 'uniform agreement' : 'agreement'}`,
    eachDelivery(({ process, indication }) =>
      implies(
        isAmong(deliverers, process),
        everyProcess('correct', (other) => delivers(other, indication)),
      ),
    ),
  );
  return {
    property: isUniform ? uniform(property) : property,
    statement: `What ${isUniform ? 'any process delivers, correct or faulty,' : 'a correct process delivers,'} every correct process delivers in the end.`,
    class: 'liveness',
    argument: `Whoever misses a message can still deliver it${isUniform ? ', also when the process that delivered it has crashed' : ''}. (Agreement in consensus is safety: there, nobody may take a decision back.)`,
  };
}

/** No duplication: none of these processes delivers a message twice. */
export function noDuplication(label: string, among: Among = 'any'): TraceEntry {
  const correct = among === 'correct' ? 'correct ' : '';
  return {
    property: deliveryLogs(`${label} no duplication`, among, (logs) =>
      logs.every((log) => new Set(log).size === log.length),
    ),
    statement: `No ${correct}process delivers a message twice.`,
    class: 'safety',
    ...(among === 'correct' && { givenFailures: true }),
    argument: `A bad prefix ends with the second delivery of a message at one ${correct}process.`,
  };
}

/** No creation: a message that is delivered with sender s was broadcast by s before. */
export function noCreation(label: string): TraceEntry {
  return {
    property: onlyWhatWasBroadcast(`${label} no creation`, (event) => (isDelivery(event) ? [event.indication] : [])),
    statement: 'A message that is delivered with sender s was broadcast by s before.',
    class: 'safety',
    argument:
      'A bad prefix ends with a delivery of what its sender has not broadcast; that it broadcasts it later repairs nothing.',
  };
}

/**
 * What is told of was broadcast by its sender before.
 *
 * @param told the messages of which an indication says that they are there
 */
export function onlyWhatWasBroadcast(
  name: string,
  told: (event: Indication) => readonly BroadcastIndication[],
): Monitor {
  return monitor(name, {
    observes: ['request', 'indication'],
    start: (): { readonly broadcast: readonly string[]; readonly created: boolean } => ({
      broadcast: [],
      created: false,
    }),
    advance(memory, event) {
      const { broadcast } = memory;
      if (event.type === 'indication') {
        const created = told(event).some((message) => !broadcast.includes(messageText(message)));
        return created ? { ...memory, created } : memory;
      }
      if (!isBroadcast(event)) return memory;
      const text = messageText({ deliver: event.request.broadcast, from: event.process });
      return broadcast.includes(text) ? memory : { ...memory, broadcast: [...broadcast, text].sort() };
    },
    holds: ({ created }) => !created,
  });
}

/** Of every broadcast, the claim is true. */
export function eachBroadcast(claim: (broadcast: Request<BroadcastRequest>) => Claim): Claim {
  return always(on('request', (request) => (isBroadcast(request) ? claim(request) : true)));
}

/** Of every delivery, the claim is true. */
function eachDelivery(claim: (delivery: Indication<BroadcastIndication>) => Claim): Claim {
  return always(on('indication', (indication) => (isDelivery(indication) ? claim(indication) : true)));
}

/** At some time, earlier or later, the process delivers the message: who is last to deliver finds that others have done so before. */
export function delivers(process: ProcessId, message: BroadcastIndication): Claim {
  return atSomeTime(deliversNow(process, message));
}

/** The process delivers the message now. */
export function deliversNow(process: ProcessId, message: BroadcastIndication): Claim {
  const text = messageText(message);
  return some(
    'indication',
    (event) => event.process === process && isDelivery(event) && messageText(event.indication) === text,
  );
}
