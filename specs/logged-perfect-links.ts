import type { Abstraction } from './abstraction.ts';
import { carrying } from './carried.ts';
import { noCreationAs } from './fair-loss-links.ts';
import { linkEvents, noCreationEntry, noDuplicationEntry } from './link-entries.ts';
import { noDuplicationAs } from './perfect-links.ts';
import { and, correct, implies } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { isAlwaysUp } from './temporal/never-crashes.ts';
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
    on('send', (send) => implies(and(isAlwaysUp(send.from), correct(send.to)), eventually('deliver', carrying(send)))),
  ),
);

/** LPL2 no duplication: no message is log-delivered more often than it was sent. Safety. */
export const noDuplication = noDuplicationAs('LPL2', 'anyone');

/** LPL3 no creation. Safety. */
export const noCreation = noCreationAs('LPL3');

/** Perfect links among processes that crash and recover. */
export const loggedPerfectLinks: Abstraction = {
  name: 'logged perfect links',
  events: `${linkEvents} It is delivered when the receiver has it in stable storage.`,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.4',
  entries: [
    {
      property: reliableDelivery,
      statement:
        'What a process that never crashes sends to a correct process, one that is up for ever from some moment on, is delivered in the end.',
      class: 'liveness',
      argument: 'Whatever is under way can still be delivered; a crash of the sender would end the obligation as well.',
    },
    noDuplicationEntry(noDuplication, 'anyone'),
    noCreationEntry(noCreation),
  ],
};
