import type { Abstraction } from './abstraction.ts';
import { carriedText } from './carried.ts';
import { linkEvents, noDuplicationEntry, reliableDeliveryEntry } from './link-entries.ts';
import { monitor } from './monitor.ts';
import { noDuplicationAs, reliableDeliveryAs } from './perfect-links.ts';

/**
 * AL1 reliable delivery, as PL1. Liveness.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.5
 */
export const reliableDelivery = reliableDeliveryAs('AL1');

/**
 * AL2 no duplication: no correct process delivers a message of a correct process more often than it was sent. Safety, with the failure
 * pattern given.
 *
 * The textbook speaks of all senders, and takes messages to be unique. A Byzantine sender can make two messages that look alike: what
 * it says twice is two messages.
 */
export const noDuplication = noDuplicationAs('AL2', 'correct');

/**
 * AL3 authenticity: what a correct process delivers with a correct sender p was sent before, to it, by p. Safety, with the failure
 * pattern given. Of a faulty sender nothing is claimed: "was sent by p" means nothing of a process that may do anything.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, Module 2.5
 */
export const authenticity = monitor('AL3 authenticity', {
  observes: ['send', 'deliver'],
  start: (world): Sendings => ({
    correct: world.processes.filter((process) => world.correct(process)),
    sent: [],
    forged: false,
  }),
  advance(memory, event) {
    const { correct, sent, forged } = memory;
    if (!correct.includes(event.from) || !correct.includes(event.to)) return memory;
    const text = carriedText(event);
    if (event.type === 'send') return sent.includes(text) ? memory : { ...memory, sent: [...sent, text].sort() };
    return { ...memory, forged: forged || !sent.includes(text) };
  },
  holds: ({ forged }) => !forged,
});

interface Sendings {
  readonly correct: readonly string[];
  readonly sent: readonly string[];
  readonly forged: boolean;
}

/** Perfect links among correct processes, where others may be Byzantine. */
export const authenticatedPerfectLinks: Abstraction = {
  name: 'authenticated perfect links',
  events: linkEvents,
  source: 'Cachin, Guerraoui, Rodrigues 2011, Module 2.5',
  entries: [
    reliableDeliveryEntry(reliableDelivery),
    noDuplicationEntry(noDuplication, 'correct'),
    {
      property: authenticity,
      statement:
        'What a correct process delivers with a correct sender p was sent before, by p, to this process. Of a Byzantine sender nothing is claimed.',
      class: 'safety',
      givenFailures: true,
      argument: 'A bad prefix ends with a delivery, among correct processes, of what was not sent.',
    },
  ],
};
