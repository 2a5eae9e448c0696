import type { Abstraction } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';

/** As reliable broadcast, but what a faulty process delivers before it crashes counts as well. */
export const uniformReliableBroadcast: Abstraction = {
  name: 'uniform reliable broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.3',
  entries: [validity('URB1', 'itself'), noDuplication('URB2'), noCreation('URB3'), agreement('URB4', 'any')],
};
