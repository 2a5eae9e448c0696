import type { Abstraction } from './abstraction.ts';
import { registerEvents } from './register-history.ts';
import { termination, validity } from './registers.ts';

/** A register kept by processes of which some are Byzantine; a read during a write may return anything. */
export const byzantineSafeRegister: Abstraction = {
  name: '(1,N) Byzantine safe register',
  events: registerEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, section 4.7',
  entries: [termination('BONSR1'), validity('BONSR2', 'safe', 'correct')],
};
