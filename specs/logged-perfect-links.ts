import { carrying } from './carried.ts';
import { noCreationAs } from './fair-loss-links.ts';
import { noDuplicationAs } from './perfect-links.ts';
import { and, correct, implies, not } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { neverCrashes } from './temporal/never-crashes.ts';
import { once } from './temporal/past.ts';
import { temporal } from './temporal.ts';

// Delivered is what the receiver's links have in stable storage, from the moment on at which it is there. What a process is told again
// when it recovers is no delivery.

/**
 * LPL1 reliable delivery: what a process that never crashes sends to a correct process is log-delivered in the end. Correct are those that
 * are up for ever from some moment on. Liveness.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.4
 */
export const reliableDelivery = temporal(
  'LPL1 reliable delivery',
  always(
    on('send', (send) =>
      implies(
        and(not(once('crash', ({ process }) => process === send.from)), neverCrashes(send.from), correct(send.to)),
        eventually('deliver', carrying(send)),
      ),
    ),
  ),
);

/** LPL2 no duplication: no message is log-delivered more often than it was sent. Safety. */
export const noDuplication = noDuplicationAs('LPL2', 'anyone');

/** LPL3 no creation. Safety. */
export const noCreation = noCreationAs('LPL3');
