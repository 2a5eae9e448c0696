import type { ProcessId } from '../../specs/event.ts';
import { monitor } from '../../specs/monitor.ts';
import { makerOf } from './cryptography.ts';
import { keyHolders, termsIn } from './term.ts';

interface Seen {
  readonly correct: readonly ProcessId[];
  /** The terms that correct processes sent, as text. */
  readonly made: readonly string[];
  readonly forged: boolean;
}

/**
 * No forgery: a signature of a correct process, or a code whose key only correct processes have, is delivered to a correct process only
 * if its maker sent it before. Safety, for a fixed failure pattern; it is what cryptography promises, and holds of every system.
 */
export const noForgery = monitor('no forgery', {
  observes: ['send', 'deliver', 'transmit', 'receive'],
  start: (world): Seen => ({
    correct: world.processes.filter((process) => world.correct(process)),
    made: [],
    forged: false,
  }),
  advance: (seen, event) => {
    const { correct, made } = seen;
    if (!correct.includes(event.process)) return seen;
    const terms = termsIn(event.message).filter((term) => keyHolders(term).every((holder) => correct.includes(holder)));
    if (event.type === 'deliver' || event.type === 'receive') {
      return terms.every((term) => made.includes(JSON.stringify(term))) ? seen : { ...seen, forged: true };
    }
    const own = terms.filter((term) => makerOf(term) === event.process).map((term) => JSON.stringify(term));
    return { ...seen, made: [...new Set([...made, ...own])].sort() };
  },
  holds: ({ forged }) => !forged,
});
