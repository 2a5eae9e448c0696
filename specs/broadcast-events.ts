import type { Indication, ProcessId, Request } from './event.ts';

/** What a broadcast is asked, and what it delivers. Messages are unique. */
export interface BroadcastRequest {
  readonly broadcast: unknown;
}
export interface BroadcastIndication {
  readonly deliver: unknown;
  readonly from: ProcessId;
}

/** The events of all broadcasts, for the catalogue. */
export const broadcastEvents =
  'A request { broadcast: m } asks a process to broadcast m; with an indication { deliver: m, from: s } it delivers m with sender s.';

export function isBroadcast(event: Request): event is Request<BroadcastRequest> {
  return event.request?.broadcast !== undefined;
}

export function isDelivery(event: Indication): event is Indication<BroadcastIndication> {
  return event.indication?.deliver !== undefined;
}

/** One text per message with its sender. */
export function messageText({ deliver, from }: BroadcastIndication): string {
  return JSON.stringify([from, deliver]);
}
