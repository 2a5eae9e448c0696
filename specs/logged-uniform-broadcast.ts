import type { Abstraction } from './abstraction.ts';
import {
  loggedEvents,
  loggedNoCreation,
  loggedNoDuplication,
  loggedUniformAgreement,
  loggedValidity,
} from './logged-broadcast.ts';

/** Uniform reliable broadcast among processes that crash and recover. */
export const loggedUniformBroadcast: Abstraction = {
  name: 'logged uniform reliable broadcast',
  events: loggedEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.6',
  entries: [
    loggedValidity('LURB1'),
    loggedNoDuplication('LURB2'),
    loggedNoCreation('LURB3'),
    loggedUniformAgreement('LURB4'),
  ],
};
