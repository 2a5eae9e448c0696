import type { TransitionTable } from '../checker/transition-table.ts';
import type { ProcessId, Unstated } from '../specs/event.ts';
import type { Cryptography } from './cryptography/cryptography.ts';

/** The types of one protocol, in one named record. What a protocol does not use, it leaves out. */
export interface Protocol {
  readonly local: unknown;
  readonly message?: unknown;
  readonly request?: unknown;
  readonly indication?: unknown;
  readonly stored?: unknown;
}

/** The member of a protocol's record; `never` where it has none, and unstated where the protocol is. */
type Member<P, Name extends keyof Protocol> =
  IsUnstated<P> extends true ? Unstated : P extends { readonly [Key in Name]: infer Part } ? Part : never;
// Only `any` absorbs an intersection, so that 0 extends 1 & any.
type IsUnstated<P> = 0 extends 1 & P ? true : false;

export type MessageOf<P> = Member<P, 'message'>;
export type RequestOf<P> = Member<P, 'request'>;
export type IndicationOf<P> = Member<P, 'indication'>;
export type LocalOf<P> = Member<P, 'local'>;
export type StoredOf<P> = Member<P, 'stored'>;

/**
 * What a handler can cause. Effects happen in the order of the calls, and a crash may cut them at any point.
 */
export interface Effects<P extends Protocol = Unstated> extends Cryptography {
  readonly self: ProcessId;
  /** All processes, this one included, in the order in which the system names them. */
  readonly everyone: readonly ProcessId[];
  send(to: ProcessId, message: MessageOf<P>): void;
  /** Sends to everyone, this process included: one effect per receiver, or a single one where the link is a broadcast medium. */
  broadcast(message: MessageOf<P>): void;
  indicate(indication: IndicationOf<P>): void;
  /**
   * Sets the timer called `timer`; setting it again starts it anew. A timer that fires is no longer set.
   *
   * @param ticks after how many ticks of the clock it fires: 1 or more. Left out, or of no matter, where there is no clock: there a timer
   * that is set may fire at any moment
   */
  setTimer(timer: string, ticks?: number): void;
  cancelTimer(timer: string): void;
  /** Puts `value` into stable storage, in the place of what was stored before. A crash before this effect loses it. */
  store(value: StoredOf<P>): void;
}

/** A handler returns this to say that the event cannot happen now: the whole step is not enabled. */
export const refuse: unique symbol = Symbol('refuse');
export type Refusal = typeof refuse;

/** A step that a process takes by itself, whenever its guard is true. */
export interface InternalStep<P extends Protocol = Unstated> {
  readonly name: string;
  when(state: LocalOf<P>): boolean;
  run(state: LocalOf<P>, fx: Effects<P>): LocalOf<P>;
}

/**
 * What one process does, in the textbook's form: upon an event, from a local state to the next local state and a list of effects.
 *
 * Handlers are pure and deterministic; local states, messages, requests and indications are plain data. An event without a
 * handler is taken and ignored (a request without a handler is bad input).
 */
export interface ProcessDefinition<P extends Protocol = Unstated> {
  init(self: ProcessId, everyone: readonly ProcessId[]): LocalOf<P>;
  /** Runs before the first step: sends the first messages, sets the first timers. */
  start?(state: LocalOf<P>, fx: Effects<P>): LocalOf<P>;
  /**
   * Runs when the process recovers from a crash. Without it, the process starts anew, with `init` and `start`.
   *
   * @param stored what was stored last; null if nothing ever was
   */
  recover?(stored: StoredOf<P> | null, fx: Effects<P>): LocalOf<P>;
  readonly upon?: {
    request?(state: LocalOf<P>, request: RequestOf<P>, fx: Effects<P>): LocalOf<P> | Refusal;
    deliver?(state: LocalOf<P>, from: ProcessId, message: MessageOf<P>, fx: Effects<P>): LocalOf<P> | Refusal;
    timeout?(state: LocalOf<P>, timer: string, fx: Effects<P>): LocalOf<P> | Refusal;
    /** The connection to `peer` broke, and a new one stands: what was under way in either direction is lost. */
    reset?(state: LocalOf<P>, peer: ProcessId, fx: Effects<P>): LocalOf<P> | Refusal;
    /** The failure detector of the system says that `other` has crashed; whether that is so depends on the detector. */
    suspect?(state: LocalOf<P>, other: ProcessId, fx: Effects<P>): LocalOf<P> | Refusal;
    /** The failure detector takes the suspicion of `other` back. */
    restore?(state: LocalOf<P>, other: ProcessId, fx: Effects<P>): LocalOf<P> | Refusal;
    /** The leader oracle says that `leader` is to be trusted, in the place of who was before. */
    trust?(state: LocalOf<P>, leader: ProcessId, fx: Effects<P>): LocalOf<P> | Refusal;
  };
  readonly internal?: readonly InternalStep<P>[];
}

/** A process of a system: its protocol's types, and what it does. */
export interface Process<P extends Protocol = Unstated> {
  readonly definition: ProcessDefinition<P>;
  /** The table that the process was made from, if it was. */
  readonly table?: TransitionTable;
}

/**
 * Declares a process. Nothing runs until a check does.
 *
 * @example process<Counter>({ init: () => 0, upon: { request: (count, _add, fx) => { fx.indicate(count + 1); return count + 1; } } })
 */
export function process<P extends Protocol = Unstated>(definition: ProcessDefinition<P>): Process<P> {
  return { definition };
}
