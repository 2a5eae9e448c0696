import type { Abstraction } from './abstraction.ts';
import { beyondTraces } from './beyond-traces.ts';
import { noCreation, noDuplication } from './broadcast.ts';
import { broadcastEvents } from './broadcast-events.ts';

/** Reliable with some probability. */
export const probabilisticBroadcast: Abstraction = {
  name: 'probabilistic broadcast',
  events: broadcastEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 3.7',
  entries: [
    {
      property: beyondTraces(
        'PB1 probabilistic validity',
        'it speaks of the probability of executions, and no single one, whatever it delivers, satisfies or violates it: ' +
          'estimate it by sampling, or ask with "sometimes" whether a delivery is possible at all',
      ),
      statement:
        'There is a positive number ε such that what a correct process broadcasts is delivered by every correct process in the end with a probability of at least 1 - ε.',
    },
    noDuplication('PB2'),
    noCreation('PB3'),
  ],
};
