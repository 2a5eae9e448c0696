import type { TraceEntry } from './abstraction.ts';

/** The events of all links, for the catalogue. */
export const linkEvents =
  'An event send says that a link is asked to carry a message from one process to another; deliver, that the receiver takes it from the link.';

type Claim = TraceEntry['property'];

/** What a property that several links have is about, under the label that it has in each of them. */
export function reliableDeliveryEntry(property: Claim): TraceEntry {
  return {
    property,
    statement: 'What a correct process sends to a correct process is delivered in the end.',
    class: 'liveness',
    argument: 'Whatever is under way can still be delivered.',
  };
}

export function noDuplicationEntry(property: Claim, among: 'anyone' | 'correct'): TraceEntry {
  const correct = among === 'correct';
  return {
    property,
    statement: `No message ${correct ? 'of a correct process to a correct process ' : ''}is delivered more often than it was sent.`,
    class: 'safety',
    ...(correct && { givenFailures: true }),
    argument: 'A bad prefix ends with one delivery too many. It says nothing of whether a message is delivered at all.',
  };
}

export function noCreationEntry(property: Claim): TraceEntry {
  return {
    property,
    statement: 'What is delivered with sender p was sent before, by p, to the process that delivers it.',
    class: 'safety',
    argument: 'A bad prefix ends with a delivery of what was not sent; that it is sent later repairs nothing.',
  };
}
