import type { ProcessId } from '../../specs/event.ts';
import { process } from '../process.ts';

/** What it was asked to send last. */
type Errand = { readonly send: string; readonly to: ProcessId } | null;

interface InsistentUser {
  local: Errand;
  message: string;
  request: { readonly send: string; readonly to: ProcessId };
}

/** Sends what it is asked to send again and again: fair-loss links promise something only to such a user. */
export const insistentUser = process<InsistentUser>({
  init: () => null,
  upon: {
    request(_, errand, fx) {
      fx.send(errand.to, errand.send);
      fx.setTimer('again', 1);
      return errand;
    },
    timeout(errand, timer, fx) {
      if (errand !== null) fx.send(errand.to, errand.send);
      fx.setTimer(timer, 1);
      return errand;
    },
  },
});
