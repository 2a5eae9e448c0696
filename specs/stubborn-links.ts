import type { Abstraction } from './abstraction.ts';
import { carrying } from './carried.ts';
import { noCreationAs } from './fair-loss-links.ts';
import { linkEvents, noCreationEntry } from './link-entries.ts';
import { and, correct, implies } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, infinitelyOften } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/**
 * SL1 stubborn delivery: what a correct process sends once to a correct process is delivered again and again, for ever. Liveness.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.2
 */
export const stubbornDelivery = temporal(
  'SL1 stubborn delivery',
  always(
    on('send', (send) =>
      implies(and(correct(send.from), correct(send.to)), infinitelyOften('deliver', carrying(send))),
    ),
  ),
);

/** SL2 no creation. Safety. */
export const noCreation = noCreationAs('SL2');

/**
 * SL1 as slides abridge it, without a word about the receiver: no link has this property, since the receiver may crash.
 *
 * A mistake in a specification, to be refuted.
 */
export const stubbornDeliveryToAnyone = temporal(
  'SL1 without "correct q"',
  always(on('send', (send) => implies(correct(send.from), infinitelyOften('deliver', carrying(send))))),
);

/** Links that deliver each message for ever. */
export const stubbornLinks: Abstraction = {
  name: 'stubborn links',
  events: linkEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.2',
  entries: [
    {
      property: stubbornDelivery,
      statement: 'What a correct process sends once to a correct process is delivered again and again, without end.',
      class: 'liveness',
      argument: 'However often a message has been delivered, it can still be delivered without end.',
    },
    noCreationEntry(noCreation),
  ],
};
