import type { Abstraction } from './abstraction.ts';
import { carriedText, carrying } from './carried.ts';
import { noCreationAs } from './fair-loss-links.ts';
import { linkEvents, noCreationEntry, noDuplicationEntry, reliableDeliveryEntry } from './link-entries.ts';
import { monitor } from './monitor.ts';
import { and, correct, implies } from './temporal/connectives.ts';
import { on } from './temporal/events.ts';
import { always, eventually } from './temporal/future.ts';
import { temporal } from './temporal.ts';

/**
 * PL1 reliable delivery: what a correct process sends to a correct process is delivered in the end. Liveness.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.3
 */
export const reliableDelivery = reliableDeliveryAs('PL1');

/** PL2 no duplication: no message is delivered more often than it was sent. Safety; it says nothing of whether it is delivered at all. */
export const noDuplication = noDuplicationAs('PL2', 'anyone');

/** PL3 no creation. Safety. */
export const noCreation = noCreationAs('PL3');

/** The same claim under the label that it has in another module. */
export function reliableDeliveryAs(label: string) {
  return temporal(
    `${label} reliable delivery`,
    always(
      on('send', (send) => implies(and(correct(send.from), correct(send.to)), eventually('deliver', carrying(send)))),
    ),
  );
}

/**
 * The same claim under the label that it has in another module.
 *
 * @param among whose messages, and to whom: of anyone, or of correct processes to each other
 */
export function noDuplicationAs(label: string, among: 'anyone' | 'correct') {
  return monitor(`${label} no duplication`, {
    observes: ['send', 'deliver'],
    start: (world): Deliveries => ({
      processes: world.processes.filter((process) => among === 'anyone' || world.correct(process)),
      counts: {},
      duplicated: false,
    }),
    advance(memory, event) {
      const { processes } = memory;
      if (memory.duplicated || !processes.includes(event.from) || !processes.includes(event.to)) return memory;
      const text = carriedText(event);
      const { sent, delivered } = memory.counts[text] ?? { sent: 0, delivered: 0 };
      const count = event.type === 'send' ? { sent: sent + 1, delivered } : { sent, delivered: delivered + 1 };
      // What comes from nowhere is no duplicate: that is another claim's business.
      const duplicated = count.delivered > Math.max(1, count.sent);
      return { ...memory, counts: { ...memory.counts, [text]: count }, duplicated };
    },
    holds: ({ duplicated }) => !duplicated,
  });
}

export interface Deliveries {
  readonly processes: readonly string[];
  readonly counts: Readonly<Record<string, { readonly sent: number; readonly delivered: number }>>;
  readonly duplicated: boolean;
}

/** Links that deliver each message once. */
export const perfectLinks: Abstraction = {
  name: 'perfect links',
  events: linkEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.3',
  entries: [
    reliableDeliveryEntry(reliableDelivery),
    noDuplicationEntry(noDuplication, 'anyone'),
    noCreationEntry(noCreation),
  ],
};
