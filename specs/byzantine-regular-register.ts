import type { Abstraction } from './abstraction.ts';
import { registerEvents } from './register-history.ts';
import { termination, validity } from './registers.ts';

/** A regular register kept by processes of which some are Byzantine. */
export const byzantineRegularRegister: Abstraction = {
  name: '(1,N) Byzantine regular register',
  events: registerEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, section 4.7',
  entries: [termination('BONRR1'), validity('BONRR2', 'regular', 'correct')],
};
