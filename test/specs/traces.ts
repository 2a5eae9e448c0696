import type { Crash, Deliver, Indication, Recover, Request, Send } from '../../specs/event.ts';
import type { World } from '../../specs/world.ts';

/** Events and worlds, written short. */
export const asks = <Body>(process: string, request: Body): Request<Body> => ({ type: 'request', process, request });
export const tells = <Body>(process: string, indication: Body): Indication<Body> => ({
  type: 'indication',
  process,
  indication,
});
export const crashes = (process: string): Crash => ({ type: 'crash', process });
export const recovers = (process: string): Recover => ({ type: 'recover', process });
export const sends = <Message>(from: string, to: string, message: Message): Send<Message> => ({
  type: 'send',
  process: from,
  from,
  to,
  message,
});
export const delivers = <Message>(to: string, from: string, message: Message): Deliver<Message> => ({
  type: 'deliver',
  process: to,
  from,
  to,
  message,
});

/** p, q and r, of which some are faulty. */
export function world(...faulty: readonly string[]): World {
  return { processes: ['p', 'q', 'r'], correct: (process) => !faulty.includes(process) };
}
