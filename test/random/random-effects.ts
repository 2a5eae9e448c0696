import fc, { type Arbitrary } from 'fast-check';
import type { Effects } from '../../models/process.ts';
import type { ProcessId } from '../../specs/event.ts';
import { perhaps, weighted } from './weighted.ts';

/** What is said: a word, a word with its speaker's name, or again what was heard. */
export interface Saying {
  readonly word: string;
  readonly form: 'plain' | 'signed' | 'echo';
}

/** An effect as plain data. A message to the `sender` goes to the process itself where nobody sent anything. */
export type RandomEffect =
  | { readonly do: 'send'; readonly to: 'self' | 'next' | 'previous' | 'sender'; readonly say: Saying }
  | { readonly do: 'broadcast'; readonly say: Saying }
  | { readonly do: 'indicate'; readonly say: Saying }
  | { readonly do: 'setTimer'; readonly timer: string; readonly ticks: number }
  | { readonly do: 'cancelTimer'; readonly timer: string }
  | { readonly do: 'store'; readonly say: Saying };

/** What a handler was called with. */
export interface Heard {
  readonly from?: ProcessId;
  readonly body?: unknown;
}

/** The word of a message, a request, an indication or the name of a timer. */
export function wordOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'word' in body ? String(body.word) : String(body);
}

/** Causes the effects, in order. */
export function perform(effects: readonly RandomEffect[], fx: Effects, heard: Heard): void {
  const { self, everyone } = fx;
  const neighbour = (distance: number) =>
    everyone[(everyone.indexOf(self) + distance + everyone.length) % everyone.length]!;
  const receivers = { self, next: neighbour(1), previous: neighbour(-1), sender: heard.from ?? self };
  const said = ({ word, form }: Saying) =>
    form === 'signed' ? { word, by: self } : form === 'echo' ? (heard.body ?? word) : word;
  for (const effect of effects) {
    switch (effect.do) {
      case 'send':
        fx.send(receivers[effect.to], said(effect.say));
        break;
      case 'broadcast':
        fx.broadcast(said(effect.say));
        break;
      case 'indicate':
        fx.indicate(said(effect.say));
        break;
      case 'setTimer':
        fx.setTimer(effect.timer, effect.ticks);
        break;
      case 'store':
        fx.store(said(effect.say));
        break;
      case 'cancelTimer':
        fx.cancelTimer(effect.timer);
        break;
    }
  }
}

/** Whether some effect sets or cancels a timer: a process with such effects has to say what a timeout does. */
export function usesTimers(effects: readonly RandomEffect[]): boolean {
  return effects.some((effect) => effect.do === 'setTimer' || effect.do === 'cancelTimer');
}

/** The words of messages, and those of requests. */
export const messageWords = ['a', 'b'] as const;
export const requestWords = ['x', 'y'] as const;
export const timers = ['t', 'u'] as const;

const saying: Arbitrary<Saying> = fc.record({
  word: fc.constantFrom(...messageWords),
  form: fc.constantFrom('plain', 'plain', 'signed', 'echo'),
});

const timer = fc.constantFrom(...timers);

export const send: Arbitrary<RandomEffect> = fc.record({
  do: fc.constant('send'),
  to: fc.constantFrom('next', 'previous', 'sender', 'self'),
  say: saying,
});

const quiet: Arbitrary<RandomEffect> = weighted(
  [4, fc.record({ do: fc.constant('indicate' as const), say: saying })],
  [2, fc.record({ do: fc.constant('setTimer' as const), timer, ticks: fc.integer({ min: 1, max: 2 }) })],
  [1, fc.record({ do: fc.constant('cancelTimer' as const), timer })],
  [1, fc.record({ do: fc.constant('store' as const), say: saying })],
);

const broadcast: Arbitrary<RandomEffect> = fc.record({ do: fc.constant('broadcast'), say: saying });

const effect: Arbitrary<RandomEffect> = weighted([4, send], [2, broadcast], [5, quiet]);

/** Between `least` and `most` effects. */
export function effects(least: number, most: number): Arbitrary<readonly RandomEffect[]> {
  return fc.array(effect, { minLength: least, maxLength: most, size: 'max' });
}

/** The effects of a start: at most one message to each process, so that they fit into every queue. */
export const startEffects: Arbitrary<readonly RandomEffect[]> = fc
  .tuple(perhaps(fc.oneof(send, broadcast)), fc.array(quiet, { maxLength: 1, size: 'max' }))
  .map(([message, others]) => (message === null ? others : [message, ...others]));
