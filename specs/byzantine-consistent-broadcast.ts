import type { Abstraction } from './abstraction.ts';
import { validity } from './broadcast.ts';
import { atMostOneDelivery, consistency, integrity, oneBroadcast } from './byzantine-broadcast.ts';

/** Who delivers at all delivers the same, also where the sender is Byzantine. */
export const byzantineConsistentBroadcast: Abstraction = {
  name: 'Byzantine consistent broadcast',
  events: oneBroadcast,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.11',
  entries: [
    validity('BCB1', 'every correct process'),
    atMostOneDelivery('BCB2'),
    integrity('BCB3'),
    consistency('BCB4'),
  ],
};
