import { BadInput } from '../../checker/bad-input.ts';
import { expectMembers } from '../../checker/shape.ts';
import { expectTicks } from './expect-ticks.ts';
import type { Timing } from './timing.ts';

/**
 * Asynchronous until a moment that no process knows, the global stabilisation time (GST), and synchronous from then on. That the moment
 * comes is owed; when it comes is open.
 *
 * Before it there is no clock: a message takes any time, and a timer that is set may fire at any moment. At the moment itself, messages
 * under way have the whole bound before them, and a timer that was set for n ticks has any number from 1 to n of them left.
 *
 * @param options the bound on the delay after the moment, in ticks: 1 or more; known as `delay`, or any from 1 to `delayAtMost`, which
 * the initial state chooses. A protocol cannot tell which; what holds with the bound `delayAtMost` holds with any smaller one
 * @throws BadInput for a bound that is no positive integer
 * @see Dwork, Lynch, Stockmeyer, JACM 35(2), 1988; Cachin, Guerraoui, Rodrigues 2011, section 2.5.3
 */
export function partiallySynchronous(options: { readonly delay: number } | { readonly delayAtMost: number }): Timing {
  expectMembers('partiallySynchronous', options, ['delay', 'delayAtMost']);
  if ('delay' in options && 'delayAtMost' in options) {
    throw new BadInput('partiallySynchronous: expected delay or delayAtMost, found both. Leave one of them out.');
  }
  if ('delay' in options) {
    expectTicks('partiallySynchronous', 'delay', options.delay);
    return timing([options.delay], `within ${ticks(options.delay)}`);
  }
  if (!('delayAtMost' in options)) {
    throw new BadInput('partiallySynchronous: expected delay or delayAtMost, found neither. Give one of them.');
  }
  const { delayAtMost } = options;
  expectTicks('partiallySynchronous', 'delayAtMost', delayAtMost);
  return timing(
    Array.from({ length: delayAtMost }, (_, index) => index + 1),
    `within an unknown number of ticks, at most ${delayAtMost}`,
  );
}

function timing(delays: readonly number[], within: string): Timing {
  return {
    name: `partially synchronous: from an unknown moment on, messages arrive ${within}`,
    clock: { delays, from: 'gst' },
  };
}

function ticks(number: number): string {
  return `${number} ${number === 1 ? 'tick' : 'ticks'}`;
}
