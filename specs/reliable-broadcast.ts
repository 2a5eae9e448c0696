import type { Abstraction } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';

/** Either every correct process delivers a message, or none does. */
export const reliableBroadcast: Abstraction = {
  name: 'reliable broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.2',
  entries: [validity('RB1', 'itself'), noDuplication('RB2'), noCreation('RB3'), agreement('RB4', 'correct')],
};
