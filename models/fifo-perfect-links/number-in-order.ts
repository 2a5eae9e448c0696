import type { ProcessId } from '../../specs/event.ts';
import { layer } from '../layer.ts';
import type { FifoPerfectLinks, PerfectLinks } from '../links/link-ports.ts';

/** A message with its place among all that its sender sent to its receiver. */
export interface Numbered {
  readonly number: number;
  readonly message: unknown;
}

/** How far each conversation is. Who is not listed is at 0, with nothing early. */
export interface Progress {
  /** The number of the next message to each process. */
  readonly next: Readonly<Record<ProcessId, number>>;
  /** The number that is awaited from each process, and what came before its turn, in the order of its numbers. */
  readonly awaited: Readonly<Record<ProcessId, number>>;
  readonly early: Readonly<Record<ProcessId, readonly Numbered[]>>;
}

/**
 * FIFO perfect links over perfect links: messages are numbered, and what comes before its turn has to wait. Numbers grow with each
 * message: for systems in which finitely many are sent.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, the exercise on FIFO perfect links, and Algorithm 3.12 for the same idea in broadcasts
 */
export const numberInOrder = layer<FifoPerfectLinks, PerfectLinks<Numbered>>()<Progress>({
  name: 'number in order',
  init: () => ({ next: {}, awaited: {}, early: {} }),
  upon: {
    request(progress, { send: message, to }, fx) {
      const number = progress.next[to] ?? 0;
      fx.request({ send: { number, message }, to });
      return { ...progress, next: { ...progress.next, [to]: number + 1 } };
    },
    indication(progress, { deliver, from }, fx) {
      let awaited = progress.awaited[from] ?? 0;
      const waiting = [...(progress.early[from] ?? []), deliver].sort((a, b) => a.number - b.number);
      while (waiting[0]?.number === awaited) {
        fx.indicate({ deliver: waiting.shift()!.message, from });
        awaited++;
      }
      return {
        ...progress,
        awaited: { ...progress.awaited, [from]: awaited },
        early: { ...progress.early, [from]: waiting },
      };
    },
  },
});
