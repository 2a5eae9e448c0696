import type { Abstraction } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';
import { causalDelivery } from './causal-delivery.ts';

/** Uniform reliable broadcast in which no message overtakes one that may have caused it. */
export const causalUniformBroadcast: Abstraction = {
  name: 'causal-order uniform broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.10',
  entries: [
    validity('CURB1', 'itself'),
    noDuplication('CURB2'),
    noCreation('CURB3'),
    agreement('CURB4', 'any'),
    causalDelivery('CURB5'),
  ],
};
