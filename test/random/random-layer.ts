import fc, { type Arbitrary } from 'fast-check';
import type { LayerDefinition, LayerEffects } from '../../models/layer.ts';
import type { Refusal } from '../../models/process.ts';
import { perhaps, weighted } from './weighted.ts';

/**
 * What a layer does about a request or an indication. `pass` hands it on in its direction, `mark` does so under a mark, or takes one off;
 * `reflect` sends it back where it came from, `again` hands on what was remembered, and `store` puts that into stable storage.
 */
export type RandomLayerEffect = 'pass' | 'mark' | 'reflect' | 'again' | 'setTimer' | 'cancelTimer' | 'store';

export interface RandomLayerRule {
  readonly phase: number | null;
  readonly answer: 'accept' | 'remember' | 'refuse';
  readonly effects: readonly RandomLayerEffect[];
  readonly next: number | null;
}

/** A layer that implements links over others, more or less well, as plain data. */
export interface RandomLayer {
  /** How many of its steps may do more than pass something on. */
  readonly fuel: number;
  readonly start: boolean;
  readonly request: readonly RandomLayerRule[];
  readonly indication: readonly RandomLayerRule[];
  readonly timeout: readonly RandomLayerRule[];
  readonly reset: readonly RandomLayerRule[];
  /** Upon all that a detector tells; without rules there is no handler. */
  readonly news: readonly RandomLayerRule[];
  readonly internal: boolean;
  /** Whether it goes on with what it stored after a crash, and hands it on; otherwise it starts anew. */
  readonly recovers: boolean;
}

/** A message with one end of its way: the receiver of a request, the sender of an indication. */
interface Parcel {
  readonly message: unknown;
  readonly peer: string;
}

interface Memory {
  readonly phase: number;
  readonly fuel: number;
  readonly remembered: Parcel | null;
}

type Direction = 'down' | 'up';

/** The layer that a description stands for. */
export function layerDefinition(description: RandomLayer, name: string, refuse: symbol): LayerDefinition {
  // The memories of this layer are those that `init` and the handlers make.
  const memoryOf = (state: unknown) => state as Memory;

  const hand = (direction: Direction, { message, peer }: Parcel, fx: LayerEffects) =>
    direction === 'down' ? fx.request({ send: message, to: peer }) : fx.indicate({ deliver: message, from: peer });

  const act = (
    rules: readonly RandomLayerRule[],
    memory: Memory,
    direction: Direction,
    parcel: Parcel | null,
    fx: LayerEffects,
  ): unknown => {
    const rule = rules.find(({ phase }) => phase === null || phase === memory.phase);
    if (rule === undefined) {
      if (parcel !== null) {
        hand(direction, parcel, fx);
      }
      return memory;
    }
    if (rule.answer === 'refuse') {
      return refuse as Refusal;
    }
    const costs = rule.effects.some((effect) => effect !== 'pass') || rule.effects.length > 1;
    const effects =
      costs && memory.fuel === 0 ? rule.effects.filter((effect) => effect === 'pass').slice(0, 1) : rule.effects;
    for (const effect of effects) {
      perform(effect, memory, direction, parcel, fx);
    }
    return {
      phase: rule.next ?? memory.phase,
      fuel: costs && memory.fuel > 0 ? memory.fuel - 1 : memory.fuel,
      remembered: rule.answer === 'remember' && parcel !== null ? parcel : memory.remembered,
    };
  };

  const perform = (
    effect: RandomLayerEffect,
    memory: Memory,
    direction: Direction,
    parcel: Parcel | null,
    fx: LayerEffects,
  ) => {
    switch (effect) {
      case 'setTimer':
        return fx.setTimer('t', 1);
      case 'cancelTimer':
        return fx.cancelTimer('t');
      case 'store':
        return fx.store(parcel ?? memory.remembered);
      case 'again':
        return memory.remembered === null ? undefined : hand(direction, memory.remembered, fx);
      case 'pass':
        return parcel === null ? undefined : hand(direction, parcel, fx);
      case 'mark':
        return parcel === null ? undefined : hand(direction, { ...parcel, message: marked(parcel.message) }, fx);
      case 'reflect':
        return parcel === null ? undefined : hand(direction === 'down' ? 'up' : 'down', parcel, fx);
    }
  };

  const { fuel, start, request, indication, timeout, reset, news, internal, recovers } = description;
  const told = (state: unknown, _of: string, fx: LayerEffects) => act(news, memoryOf(state), 'down', null, fx);
  return {
    name,
    init: (): Memory => ({ phase: 0, fuel, remembered: null }),
    ...(start && {
      start(state: unknown, fx: LayerEffects) {
        fx.setTimer('t', 1);
        return state;
      },
    }),
    ...(recovers && {
      recover(stored: Parcel | null, fx: LayerEffects): Memory {
        if (stored !== null) {
          hand('up', stored, fx);
        }
        return { phase: stored === null ? 0 : 1, fuel, remembered: stored };
      },
    }),
    upon: {
      request: (state, { send, to }, fx) => act(request, memoryOf(state), 'down', { message: send, peer: to }, fx),
      indication: (state, { deliver, from }, fx) =>
        act(indication, memoryOf(state), 'up', { message: deliver, peer: from }, fx),
      timeout: (state, _timer, fx) => act(timeout, memoryOf(state), 'down', null, fx),
      ...(reset.length > 0 && {
        reset: (state: unknown, _peer: string, fx: LayerEffects) => act(reset, memoryOf(state), 'down', null, fx),
      }),
      ...(news.length > 0 && { suspect: told, restore: told, trust: told }),
    },
    ...(internal && {
      internal: [
        {
          name: 'turn',
          when: (state: unknown) => memoryOf(state).phase === 1,
          run: (state: unknown, fx: LayerEffects) => {
            const memory = memoryOf(state);
            if (memory.remembered !== null && memory.fuel > 0) {
              hand('down', memory.remembered, fx);
            }
            return { ...memory, phase: 0, fuel: Math.max(0, memory.fuel - 1) };
          },
        },
      ],
    }),
  };
}

function marked(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'marked' in message ? message.marked : { marked: message };
}

function rules(effects: readonly RandomLayerEffect[], most: number): Arbitrary<readonly RandomLayerRule[]> {
  return fc.array(
    fc.record<RandomLayerRule>({
      phase: perhaps(fc.nat({ max: 2 })),
      answer: fc.constantFrom('accept', 'accept', 'accept', 'accept', 'remember', 'remember', 'refuse'),
      effects: fc.array(fc.constantFrom(...effects), { maxLength: 2, size: 'max' }),
      next: perhaps(fc.nat({ max: 2 })),
    }),
    { maxLength: most, size: 'max' },
  );
}

const onTheWay: readonly RandomLayerEffect[] = [
  'pass',
  'pass',
  'pass',
  'mark',
  'reflect',
  'again',
  'setTimer',
  'cancelTimer',
  'store',
  'store',
];

const randomLayer: Arbitrary<RandomLayer> = fc.record<RandomLayer>({
  fuel: fc.nat({ max: 2 }),
  start: fc.boolean(),
  request: rules(onTheWay, 2),
  indication: rules(onTheWay, 2),
  timeout: rules(['again', 'setTimer', 'store'], 1),
  reset: rules(['again'], 1),
  news: rules(['again', 'setTimer', 'store'], 1),
  internal: fc.boolean(),
  recovers: fc.boolean(),
});

/** None more often than not, else one or two, from the top to the bottom. */
export const randomLayers: Arbitrary<readonly RandomLayer[]> = weighted(
  [5, fc.constant<readonly RandomLayer[]>([])],
  [2, fc.array(randomLayer, { minLength: 1, maxLength: 2, size: 'max' })],
);

/** Under a clock no message and no timeout may be refused. */
export function takingAll(layer: RandomLayer): RandomLayer {
  const taking = (all: readonly RandomLayerRule[]): readonly RandomLayerRule[] =>
    all.map((rule) => (rule.answer === 'refuse' ? { ...rule, answer: 'accept' } : rule));
  const { request, indication, timeout } = layer;
  return { ...layer, request: taking(request), indication: taking(indication), timeout: taking(timeout) };
}
