/** The name of one participant, as the user's system spells it. */
export type ProcessId = string;

/** The type of a part that nobody stated: predicates and handlers may look into it freely. */
// biome-ignore lint/suspicious/noExplicitAny: this is the one place that says so.
export type Unstated = any;

/** A link is asked to carry `message` from `from` to `to`. Happens at `process`, the sender. */
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

/** `process` stops for ever. */
export interface Crash {
  readonly type: 'crash';
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

/** What a property may see of an execution. The events of one step are appended together, in the order in which they happened. */
export type Observed = Send | Deliver | Crash | Request | Indication;

/** The kinds of event that a property may name. */
export type ObservedType = Observed['type'];

/** The events with one of the given kinds. */
export type ObservedOf<Type extends ObservedType> = Extract<Observed, { readonly type: Type }>;

/** The observed events of an execution so far, oldest first. */
export type Trace<Event extends Observed = Observed> = readonly Event[];

/** Every kind of event, in the order of the textbook's layers. */
export const observedTypes: readonly ObservedType[] = ['request', 'indication', 'send', 'deliver', 'crash'];
