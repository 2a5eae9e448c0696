import type { ProcessId, Unstated } from '../specs/event.ts';
import type { Port } from './port.ts';

/** The port of broadcasts: they are asked to broadcast, and tell what they deliver, with its sender. */
export interface BroadcastPort<Abstraction extends string = string, Message = Unstated> extends Port {
  readonly abstraction: Abstraction;
  readonly request: { readonly broadcast: Message };
  readonly indication: { readonly deliver: Message; readonly from: ProcessId };
}

export type BestEffortBroadcast<Message = Unstated> = BroadcastPort<'best-effort broadcast', Message>;
export type ReliableBroadcast<Message = Unstated> = BroadcastPort<'reliable broadcast', Message>;
export type UniformBroadcast<Message = Unstated> = BroadcastPort<'uniform reliable broadcast', Message>;
export type FifoBroadcast<Message = Unstated> = BroadcastPort<'FIFO-order broadcast', Message>;
export type CausalBroadcast<Message = Unstated> = BroadcastPort<'causal-order broadcast', Message>;

/** A message with the process that broadcast it, which need not be the one that passes it on. */
export interface Relayed {
  readonly sender: ProcessId;
  readonly message: Unstated;
}
