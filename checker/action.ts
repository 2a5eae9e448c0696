import type { ProcessId } from '../specs/event.ts';

/** What a step of the system is: who did what to whom, with which message. Plain data, for people, diagrams and replays. */
export type Action =
  /** A client asks `process` for something. */
  | { readonly kind: 'request'; readonly process: ProcessId; readonly request: unknown }
  /** A link hands `message` over to `to`. A crashed receiver absorbs it. */
  | { readonly kind: 'deliver'; readonly from: ProcessId; readonly to: ProcessId; readonly message: unknown }
  /** A link hands over a copy of `message`, and keeps the message. */
  | { readonly kind: 'duplicate'; readonly from: ProcessId; readonly to: ProcessId; readonly message: unknown }
  /** A link drops `message`. */
  | { readonly kind: 'lose'; readonly from: ProcessId; readonly to: ProcessId; readonly message: unknown }
  /** `process`, the sender or the receiver, omits to send or to receive `message`. */
  | {
      readonly kind: 'omit';
      readonly process: ProcessId;
      readonly from: ProcessId;
      readonly to: ProcessId;
      readonly message: unknown;
    }
  /** The connection between `from` and `to` breaks: what is under way in either direction is lost, and both are told. */
  | { readonly kind: 'reset'; readonly from: ProcessId; readonly to: ProcessId }
  /** `process`, which is Byzantine, hands `message` to `to`, as though `from` had sent it. */
  | {
      readonly kind: 'says';
      readonly process: ProcessId;
      readonly from: ProcessId;
      readonly to: ProcessId;
      readonly message: unknown;
    }
  /** `process`, which is Byzantine, changes its local state to a wrong one. */
  | { readonly kind: 'corrupt'; readonly process: ProcessId }
  /** A guarded internal step of `process`. */
  | { readonly kind: 'internal'; readonly process: ProcessId; readonly name: string }
  /** The timer called `timer` of `process` fires. */
  | { readonly kind: 'timeout'; readonly process: ProcessId; readonly timer: string }
  /** The failure detector, or the leader oracle, of `process` tells it what to make of `of`. */
  | { readonly kind: 'suspect' | 'restore' | 'trust'; readonly process: ProcessId; readonly of: ProcessId }
  /** From now on the failure detector, or the leader oracle, makes no mistakes. */
  | { readonly kind: 'detector settles'; readonly leader?: ProcessId }
  /** One tick of the clock passes. */
  | { readonly kind: 'tick' }
  /** The global stabilisation time: from now on the clock ticks, and messages arrive within `delay` ticks. */
  | { readonly kind: 'gst'; readonly delay: number }
  /** `process` stops, between two steps. */
  | { readonly kind: 'crash'; readonly process: ProcessId }
  /** `process`, which had crashed, is up again. */
  | { readonly kind: 'recover'; readonly process: ProcessId }
  /** From now on, correct processes crash no more. */
  | { readonly kind: 'settle' }
  /** A guarded action over shared variables, with the values that it was instantiated with; `process` is the first that names one. */
  | {
      readonly kind: 'rule';
      readonly name: string;
      readonly parameters: readonly unknown[];
      readonly process?: ProcessId;
    };
