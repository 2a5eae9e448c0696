import type { Abstraction } from './abstraction.ts';
import { validity } from './broadcast.ts';
import { isDelivery } from './broadcast-events.ts';
import { atMostOneDelivery, consistency, integrity, oneBroadcast } from './byzantine-broadcast.ts';
import { everyProcess, isAmong } from './temporal/among.ts';
import { implies } from './temporal/connectives.ts';
import { eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/** As Byzantine consistent broadcast, and all deliver or nobody does. */
export const byzantineReliableBroadcast: Abstraction = {
  name: 'Byzantine reliable broadcast',
  events: oneBroadcast,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.12',
  entries: [
    validity('BRB1', 'every correct process'),
    atMostOneDelivery('BRB2'),
    integrity('BRB3'),
    consistency('BRB4'),
    {
      // Stated of the whole execution, and not from each delivery on: the same, and decided by fewer searches.
      property: temporal(
        'BRB5 totality',
        implies(
          eventually('indication', (event) => isDelivery(event) && isAmong('correct', event.process)),
          everyProcess('correct', (process) =>
            eventually('indication', (event) => isDelivery(event) && event.process === process),
          ),
        ),
      ),
      statement: 'If a correct process delivers a message, every correct process delivers some message in the end.',
      class: 'liveness',
      argument: 'Whoever has delivered nothing can still deliver something.',
    },
  ],
};
