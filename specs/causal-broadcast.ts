import type { Abstraction } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';
import { causalDelivery } from './causal-delivery.ts';

/** Reliable broadcast in which no message overtakes one that may have caused it. */
export const causalBroadcast: Abstraction = {
  name: 'causal-order broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.9',
  entries: [
    validity('CRB1', 'itself'),
    noDuplication('CRB2'),
    noCreation('CRB3'),
    agreement('CRB4', 'correct'),
    causalDelivery('CRB5'),
  ],
};
