import type { Execution } from '../../checker/execution.ts';
import { differences } from '../../checker/text/differences.ts';
import type { Observed, ProcessId } from '../../specs/event.ts';
import { isTransport } from './message-arrow.ts';

/** A message, and the step in which it was sent; 0 is the start. */
export interface Sent {
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: unknown;
  readonly step: number;
}

/** What became of the messages of an execution. */
export interface Messages {
  /** The step that sent the message which the given step delivers, duplicates or loses, if it is known. */
  sentIn(step: number): number | undefined;
  /** What was sent and neither delivered nor lost, oldest first. */
  readonly underWay: readonly Sent[];
}

/**
 * Matches each delivery and each loss with the oldest message of the same content between the same two processes that is still
 * under way. A duplicate leaves its message under way. Links that merge equal messages deliver them once: the others stay.
 */
export function messages(execution: Execution): Messages {
  const carried = carriedIn(execution);
  const underWay: Sent[] = sentAt(0, execution.startEvents, carried);
  const origins = new Map<number, number>();
  for (const { action, number, events } of execution.steps) {
    if (isTransport(action)) {
      const { from, to, message } = action;
      const index = underWay.findIndex(
        (sent) => sent.from === from && sent.to === to && differences(sent.message, message).length === 0,
      );
      const sent = underWay[index];
      if (sent !== undefined) {
        origins.set(number, sent.step);
        if (action.kind !== 'duplicate') {
          underWay.splice(index, 1);
        }
      }
    }
    if (action.kind === 'reset') {
      const ends = [action.from, action.to];
      const lost = (sent: Sent) => sent.from !== sent.to && ends.includes(sent.from) && ends.includes(sent.to);
      underWay.splice(0, underWay.length, ...underWay.filter((sent) => !lost(sent)));
    }
    underWay.push(...sentAt(number, events, carried));
  }
  return { sentIn: (step) => origins.get(step), underWay };
}

/** Which events put something on the links: sends, or what layers that implement the links transmit. */
function carriedIn({ startEvents, steps }: Execution): 'send' | 'transmit' {
  const events = [startEvents, ...steps.map((step) => step.events)].flat();
  return events.some(({ type }) => type === 'transmit' || type === 'receive') ? 'transmit' : 'send';
}

/** The messages sent, or transmitted, by the events of one step. */
export function sentAt(step: number, events: readonly Observed[], carried: 'send' | 'transmit' = 'send'): Sent[] {
  return events.flatMap((event) =>
    event.type === carried ? [{ from: event.from, to: event.to, message: event.message, step }] : [],
  );
}
