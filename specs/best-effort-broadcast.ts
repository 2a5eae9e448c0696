import type { Abstraction } from './abstraction.ts';
import { noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';

/** Reliable as long as the sender does not fail. */
export const bestEffortBroadcast: Abstraction = {
  name: 'best-effort broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.1',
  entries: [validity('BEB1', 'every correct process'), noDuplication('BEB2'), noCreation('BEB3')],
};
