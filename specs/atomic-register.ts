import type { Abstraction } from './abstraction.ts';
import { registerEvents } from './register-history.ts';
import { ordering, termination, validity } from './registers.ts';

/** A regular register whose readers never go back in time. */
export const atomicRegister: Abstraction = {
  name: '(1,N) atomic register',
  events: registerEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 4.2',
  entries: [termination('ONAR1'), validity('ONAR2', 'regular'), ordering('ONAR3')],
};
