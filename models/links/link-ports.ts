import type { ProcessId, Unstated } from '../../specs/event.ts';
import type { Port } from '../port.ts';

/** The port of point-to-point links: they are asked to send, and tell what they deliver. */
export interface LinkPort<Abstraction extends string = string, Message = Unstated> extends Port {
  readonly abstraction: Abstraction;
  readonly request: { readonly send: Message; readonly to: ProcessId };
  readonly indication: { readonly deliver: Message; readonly from: ProcessId };
}

export type TcpConnections<Message = Unstated> = LinkPort<'TCP connections', Message>;
export type FairLossLinks<Message = Unstated> = LinkPort<'fair-loss links', Message>;
export type StubbornLinks<Message = Unstated> = LinkPort<'stubborn links', Message>;
export type PerfectLinks<Message = Unstated> = LinkPort<'perfect links', Message>;
export type FifoPerfectLinks<Message = Unstated> = LinkPort<'FIFO perfect links', Message>;
export type LoggedPerfectLinks<Message = Unstated> = LinkPort<'logged perfect links', Message>;
export type AuthenticatedPerfectLinks<Message = Unstated> = LinkPort<'authenticated perfect links', Message>;
