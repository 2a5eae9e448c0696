import type { Abstraction } from './abstraction.ts';
import { registerEvents } from './register-history.ts';
import { termination, validity } from './registers.ts';

/** One process writes, all read; a read may miss a write that is under way. */
export const regularRegister: Abstraction = {
  name: '(1,N) regular register',
  events: registerEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 4.1',
  entries: [termination('ONRR1'), validity('ONRR2', 'regular')],
};
