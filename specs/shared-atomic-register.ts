import type { Abstraction } from './abstraction.ts';
import { registerEvents } from './register-history.ts';
import { atomicity, termination } from './registers.ts';

/** All processes write and read as if one after the other. */
export const sharedAtomicRegister: Abstraction = {
  name: '(N,N) atomic register',
  events: registerEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 4.3',
  entries: [termination('NNAR1'), atomicity('NNAR2')],
};
