import type { ProcessId } from '../specs/event.ts';
import { process } from './process.ts';

/** What a process that does nothing but use links is asked for. */
export interface LinkUser {
  local: null;
  message: string;
  request: { readonly send: string; readonly to: ProcessId };
}

/** Sends what it is asked to send, once, and takes what is delivered: whatever holds of it, its links see to. */
export const linkUser = process<LinkUser>({
  init: () => null,
  upon: {
    request(state, { send, to }, fx) {
      fx.send(to, send);
      return state;
    },
  },
});
