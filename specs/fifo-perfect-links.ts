import type { Abstraction } from './abstraction.ts';
import { carriedText } from './carried.ts';
import { noCreationAs } from './fair-loss-links.ts';
import { linkEvents, noCreationEntry, noDuplicationEntry, reliableDeliveryEntry } from './link-entries.ts';
import { monitor } from './monitor.ts';
import { noDuplicationAs, reliableDeliveryAs } from './perfect-links.ts';

/** PL1 to PL3 of FIFO perfect links, as of perfect links. */
export const reliableDelivery = reliableDeliveryAs('PL1');
export const noDuplication = noDuplicationAs('PL2', 'anyone');
export const noCreation = noCreationAs('PL3');

/**
 * FPL4 FIFO delivery: a correct process delivers nothing from a process before it has delivered all that this process had sent to it
 * before. Safety. Messages are unique.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, the exercise on FIFO perfect links
 */
export const fifoDelivery = monitor('FPL4 FIFO delivery', {
  observes: ['send', 'deliver'],
  start: (world): Orders => ({
    receivers: world.processes.filter((process) => world.correct(process)),
    undelivered: {},
    overtaken: false,
  }),
  advance(memory, event) {
    if (!memory.receivers.includes(event.to)) return memory;
    const pair = JSON.stringify([event.from, event.to]);
    const waiting = memory.undelivered[pair] ?? [];
    const text = carriedText(event);
    const among = (left: readonly string[]) => ({ ...memory, undelivered: { ...memory.undelivered, [pair]: left } });
    if (event.type === 'send') return among([...waiting, text]);
    const place = waiting.indexOf(text);
    // What was delivered before, or never sent, breaks no order.
    if (place < 0) return memory;
    return { ...among(waiting.toSpliced(place, 1)), overtaken: memory.overtaken || place > 0 };
  },
  holds: ({ overtaken }) => !overtaken,
});

interface Orders {
  readonly receivers: readonly string[];
  /** What was sent and not delivered, in the order of sending, by sender and receiver. */
  readonly undelivered: Readonly<Record<string, readonly string[]>>;
  readonly overtaken: boolean;
}

/** Perfect links on which messages do not overtake each other. */
export const fifoPerfectLinks: Abstraction = {
  name: 'FIFO perfect links',
  events: linkEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, the exercise on FIFO perfect links',
  entries: [
    reliableDeliveryEntry(reliableDelivery),
    noDuplicationEntry(noDuplication, 'anyone'),
    noCreationEntry(noCreation),
    {
      property: fifoDelivery,
      statement:
        'A correct process delivers nothing of a process before it has delivered all that this process had sent to it before.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with a delivery that overtakes an earlier message.',
    },
  ],
};
