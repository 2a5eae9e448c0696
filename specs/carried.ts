import type { Deliver, ProcessId, Send } from './event.ts';

/** A message on its way from one process to another. */
export interface Carried {
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: unknown;
}

/** Whether an event is about this message, between these two processes. For operators that pick events. */
export function carrying({ from, to, message }: Carried): (event: Send | Deliver) => boolean {
  const text = JSON.stringify(message);
  return (event) => event.from === from && event.to === to && JSON.stringify(event.message) === text;
}

/** One text per message between two processes. */
export function carriedText({ from, to, message }: Carried): string {
  return JSON.stringify([from, to, message]);
}
