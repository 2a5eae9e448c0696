import type { Abstraction } from './abstraction.ts';
import { carriedText, carrying } from './carried.ts';
import { linkEvents, noCreationEntry } from './link-entries.ts';
import { monitor } from './monitor.ts';
import { and, correct, implies } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, infinitelyOften } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/**
 * FLL1 fair loss: what a correct process sends to a correct process again and again is delivered again and again. Liveness: deliver it
 * once more after any send.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.1
 */
export const fairLoss = temporal(
  'FLL1 fair loss',
  always(
    on('send', (send) =>
      implies(
        and(correct(send.from), correct(send.to), infinitelyOften('send', carrying(send))),
        infinitelyOften('deliver', carrying(send)),
      ),
    ),
  ),
);

/**
 * FLL2 finite duplication: what a correct process sends finitely often is delivered finitely often. Liveness, though it reads like a
 * prohibition: no finite number of duplicates breaks it.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.1
 */
export const finiteDuplication = temporal(
  'FLL2 finite duplication',
  always(
    on('deliver', (delivery) =>
      implies(
        and(correct(delivery.from), infinitelyOften('deliver', carrying(delivery))),
        infinitelyOften('send', carrying(delivery)),
      ),
    ),
  ),
);

/** FLL3 no creation: what is delivered with sender p was sent before, to that receiver, by p. Safety. */
export const noCreation = noCreationAs('FLL3');

/** The same claim under the label that it has in another module. */
export function noCreationAs(label: string) {
  return monitor(`${label} no creation`, {
    observes: ['send', 'deliver'],
    start: (): { readonly sent: readonly string[]; readonly created: boolean } => ({ sent: [], created: false }),
    advance(memory, event) {
      const { sent, created } = memory;
      const text = carriedText(event);
      if (event.type === 'send') return sent.includes(text) ? memory : { sent: [...sent, text].sort(), created };
      return { sent, created: created || !sent.includes(text) };
    },
    holds: ({ created }) => !created,
  });
}

/**
 * FLL1 as slides abridge it, without a word about the receiver: no link has this property, since the receiver may crash.
 *
 * A mistake in a specification, to be refuted.
 */
export const fairLossToAnyone = temporal(
  'FLL1 without "correct q"',
  always(
    on('send', (send) =>
      implies(
        and(correct(send.from), infinitelyOften('send', carrying(send))),
        infinitelyOften('deliver', carrying(send)),
      ),
    ),
  ),
);

/** Links that may lose and duplicate messages, but neither for ever. */
export const fairLossLinks: Abstraction = {
  name: 'fair-loss links',
  events: linkEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.1',
  entries: [
    {
      property: fairLoss,
      statement:
        'What a correct process sends to a correct process again and again, without end, is delivered again and again.',
      class: 'liveness',
      argument: 'However often a message was lost, it can be delivered after each further send.',
    },
    {
      property: finiteDuplication,
      statement: 'What a correct process sends finitely often is delivered finitely often.',
      class: 'liveness',
      argument:
        'It reads like a prohibition, and forbids no finite number of copies: whatever was delivered, no further copy need follow.',
    },
    noCreationEntry(noCreation),
  ],
};
