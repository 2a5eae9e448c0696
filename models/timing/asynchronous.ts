import type { Timing } from './timing.ts';

/**
 * No bound on delays and no clock: a message may take any time, and a timer that is set may fire at any moment.
 *
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.5.1
 */
export function asynchronous(): Timing {
  return { name: 'asynchronous' };
}
