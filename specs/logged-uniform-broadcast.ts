import type { Abstraction } from './abstraction.ts';
import { agreement, noCreation, noDuplication } from './broadcast.ts';
import { loggedEvents, loggedValidity } from './logged-broadcast.ts';

/** Uniform reliable broadcast among processes that crash and recover. */
export const loggedUniformBroadcast: Abstraction = {
  name: 'logged uniform reliable broadcast',
  events: loggedEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.6',
  entries: [loggedValidity('LURB1'), noDuplication('LURB2'), noCreation('LURB3'), agreement('LURB4', 'any')],
};
