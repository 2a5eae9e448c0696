import type { Abstraction } from './abstraction.ts';
import { agreement, noCreation, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';
import { totalOrder } from './total-order-broadcast.ts';

/** Total-order broadcast in which what faulty processes deliver counts as well. */
export const uniformTotalOrderBroadcast: Abstraction = {
  name: 'uniform total-order broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 6.2',
  entries: [
    validity('UTOB1', 'itself'),
    noDuplication('UTOB2'),
    noCreation('UTOB3'),
    agreement('UTOB4', 'any'),
    totalOrder('UTOB5', 'any'),
  ],
};
