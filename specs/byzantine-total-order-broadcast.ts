import type { Abstraction } from './abstraction.ts';
import { agreement, noDuplication, validity } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';
import { integrity } from './byzantine-broadcast.ts';
import { totalOrder } from './total-order-broadcast.ts';

/** Total-order broadcast among processes of which some are Byzantine: nothing is claimed of those, nor of what they are said to have broadcast. */
export const byzantineTotalOrderBroadcast: Abstraction = {
  name: 'Byzantine total-order broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, section 6.2',
  entries: [
    validity('BTOB1', 'itself'),
    noDuplication('BTOB2', 'correct'),
    integrity('BTOB3'),
    agreement('BTOB4', 'correct'),
    totalOrder('BTOB5', 'correct'),
  ],
};
