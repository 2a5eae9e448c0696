import type { Abstraction } from './abstraction.ts';
import { registerEvents } from './register-history.ts';
import { ordering, termination, validity } from './registers.ts';

/** An atomic register kept by processes of which some are Byzantine. */
export const byzantineAtomicRegister: Abstraction = {
  name: '(1,N) Byzantine atomic register',
  events: registerEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, section 4.7',
  entries: [termination('BONAR1'), validity('BONAR2', 'regular', 'correct'), ordering('BONAR3', 'correct')],
};
