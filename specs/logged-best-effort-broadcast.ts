import type { Abstraction } from './abstraction.ts';
import { loggedEvents, loggedNoCreation, loggedNoDuplication, loggedValidity } from './logged-broadcast.ts';

/** Best-effort broadcast among processes that crash and recover: what is delivered has been put into stable storage. */
export const loggedBestEffortBroadcast: Abstraction = {
  name: 'logged best-effort broadcast',
  events: loggedEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.5',
  entries: [loggedValidity('LBEB1'), loggedNoDuplication('LBEB2'), loggedNoCreation('LBEB3')],
};
