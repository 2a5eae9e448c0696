/** The name of one participant, as the user's system spells it. */
export type ProcessId = string;

/** The type of a part that nobody stated: predicates and handlers may look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: this is the one place that says so.
export type Unstated = any;

/**
 * A link is asked to carry `message` from `from` to `to`. Happens at `process`, the sender.
 *
 * Sends and deliveries are observed at one boundary only: between what a system lists as its processes and what it gives as its links.
 * So a property of links reads the same events whether the links are assumed or implemented by layers over others, and a property of a
 * protocol stays the same when its links are exchanged. What passes underneath is transmitted and received.
 */
export interface Send<Message = Unstated> {
  readonly type: 'send';
  readonly process: ProcessId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: Message;
}

/** `to` takes `message` from the link and handles it. A crashed process absorbs messages: that is no delivery. Happens at `process`, the receiver. */
export interface Deliver<Message = Unstated> {
  readonly type: 'deliver';
  readonly process: ProcessId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: Message;
}

/** `process` stops: for ever, unless the failure model lets it recover. */
export interface Crash {
  readonly type: 'crash';
  readonly process: ProcessId;
}

/** `process`, which had crashed, is up again. */
export interface Recover {
  readonly type: 'recover';
  readonly process: ProcessId;
}

/** A client asks `process` for something. */
export interface Request<Body = Unstated> {
  readonly type: 'request';
  readonly process: ProcessId;
  readonly request: Body;
}

/** `process` tells its client something. */
export interface Indication<Body = Unstated> {
  readonly type: 'indication';
  readonly process: ProcessId;
  readonly indication: Body;
}

/** Below the boundary of `Send` and `Deliver`, where links are implemented by layers: `from` puts `message` on the links underneath. */
export interface Transmit<Message = Unstated> {
  readonly type: 'transmit';
  readonly process: ProcessId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: Message;
}

/** The other end of `Transmit`: the lowest layer of `to` takes `message`, whether or not that leads to a delivery. */
export interface Receive<Message = Unstated> {
  readonly type: 'receive';
  readonly process: ProcessId;
  readonly from: ProcessId;
  readonly to: ProcessId;
  readonly message: Message;
}

/** What a property may see of an execution. The events of one step are appended together, in the order in which they happened. */
export type Observed = Send | Deliver | Crash | Recover | Request | Indication | Transmit | Receive;

/** The kinds of event that a property may name. */
export type ObservedType = Observed['type'];

/** The events with one of the given kinds. */
export type ObservedOf<Type extends ObservedType> = Extract<Observed, { readonly type: Type }>;

/** The observed events of an execution so far, oldest first. */
export type Trace<Event extends Observed = Observed> = readonly Event[];

/** What happens at the boundaries of processes, in the order of the textbook's layers: what a property sees unless it says otherwise. */
export const boundaryTypes: readonly ObservedType[] = ['request', 'indication', 'send', 'deliver', 'crash', 'recover'];

/** Every kind of event: also those below the boundary, which happen only where links are implemented by layers. */
export const observedTypes: readonly ObservedType[] = [...boundaryTypes, 'transmit', 'receive'];
