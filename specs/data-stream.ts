import type { Abstraction } from './abstraction.ts';
import type { Indication, Request, Trace } from './event.ts';
import { safety } from './safety.ts';
import { and } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** What the two ends of an ordered data stream tell and are told: the sender is asked to send items, the receiver delivers them. */
export interface StreamRequest {
  readonly send: readonly unknown[];
}
export interface StreamDelivery {
  readonly deliver: unknown;
}

type StreamEvent = Request<Partial<StreamRequest>> | Indication<Partial<StreamDelivery>>;

const observes = ['request', 'indication'] as const;

/** STREAM1 no loss: every item that the sender was asked to send is delivered in the end. Liveness. */
export const noLoss = temporal(
  'STREAM1 no loss',
  always(
    on('request', ({ request }) =>
      and(
        ...((request as Partial<StreamRequest>).send ?? []).map((item) =>
          eventually('indication', ({ indication }) => textOf(indication.deliver ?? null) === textOf(item)),
        ),
      ),
    ),
  ),
);

/** STREAM2 no duplication: no item is delivered more often than it was sent. Safety. */
export const noDuplication = safety('STREAM2 no duplication', { observes }, (trace) => {
  const delivered = deliveredItems(trace);
  const sent = sentItems(trace);
  return delivered.every((item) => occurrences(item, delivered) <= Math.max(1, occurrences(item, sent)));
});

/** STREAM3 order: of two items that are delivered, the one sent first is delivered first. Safety. */
export const order = safety('STREAM3 order', { observes }, (trace) => {
  const sent = sentItems(trace);
  const places = [...new Set(deliveredItems(trace))].map((item) => sent.indexOf(item)).filter((place) => place >= 0);
  return places.every((place, index) => index === 0 || places[index - 1]! < place);
});

/** STREAM4 no creation: what is delivered was sent. Safety; without it, a receiver that invents data satisfies the other three. */
export const noCreation = safety('STREAM4 no creation', { observes }, (trace) => {
  const sent = sentItems(trace);
  return deliveredItems(trace).every((item) => sent.includes(item));
});

/** What a sender is asked to send to a receiver: not lost, not duplicated, in order, and nothing else. */
export const orderedDataStream: Abstraction = {
  name: 'ordered data stream',
  events:
    'A request { send: [x, …] } asks the sender to send items, in this order; with an indication { deliver: x } the receiver delivers one.',
  source: 'the example of safety and liveness of a data stream; STREAM4 makes its list complete',
  entries: [
    {
      property: noLoss,
      statement: 'Every item that the sender was asked to send is delivered in the end.',
      class: 'liveness',
      argument: 'Whatever has not been delivered can still be.',
    },
    {
      property: noDuplication,
      statement: 'No item is delivered more often than it was sent.',
      class: 'safety',
      argument: 'A bad prefix ends with one delivery too many.',
    },
    {
      property: order,
      statement: 'Of two items that are delivered, the one sent first is delivered first.',
      class: 'safety',
      argument: 'A bad prefix ends with the delivery of an item after one that was sent later.',
    },
    {
      property: noCreation,
      statement: 'What is delivered was sent before.',
      class: 'safety',
      argument:
        'A bad prefix ends with a delivery of what was not sent. Without it, a receiver that invents data satisfies the other three.',
    },
  ],
};

function sentItems(trace: Trace<StreamEvent>): readonly string[] {
  return trace.flatMap((event) => (event.type === 'request' ? (event.request.send ?? []).map(textOf) : []));
}

function deliveredItems(trace: Trace<StreamEvent>): readonly string[] {
  return trace.flatMap((event) =>
    event.type === 'indication' && event.indication.deliver !== undefined ? [textOf(event.indication.deliver)] : [],
  );
}

function occurrences(item: string, items: readonly string[]): number {
  return items.filter((other) => other === item).length;
}

function textOf(item: unknown): string {
  return JSON.stringify(item);
}
