import { expectMembers } from '../../checker/shape.ts';
import { expectTicks } from './expect-ticks.ts';
import type { Timing } from './timing.ts';

/**
 * A known bound on delays, and a clock: a message is handed over at most `delay` ticks after it was sent, and a timer fires exactly
 * when its ticks have passed. Handlers take no time; a guarded internal step is owed, but may take any time.
 *
 * No tick passes while a message or a timer is overdue, and at one instant what is due is delivered before a timer of its receiver
 * fires. A message of a sender that has crashed may still arrive within the bound, and is gone after it. So time never stops: a handler
 * that refuses a message or a timeout is bad input here. Nothing is ever quiescent, since the next tick is always owed.
 *
 * @param options.delay the bound, in ticks: 1 or more. With 1, a message is handed over at the instant at which it was sent, or at the next
 * @throws BadInput for a bound that is no positive integer
 * @see Cachin, Guerraoui, Rodrigues 2011, section 2.5.2
 */
export function synchronous(options: { readonly delay: number }): Timing {
  expectMembers('synchronous', options, ['delay']);
  const { delay } = options;
  expectTicks('synchronous', 'delay', delay);
  return {
    name: `synchronous: messages arrive within ${delay} ${delay === 1 ? 'tick' : 'ticks'}`,
    clock: { delays: [delay], from: 'the start' },
  };
}
