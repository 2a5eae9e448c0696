import type { Effects, Process, ProcessDefinition } from '../process.ts';
import { process, refuse } from '../process.ts';

/** One effect of a handler, not yet caused. */
type Effect = readonly [
  kind: 'send' | 'broadcast' | 'indicate' | 'store' | 'setTimer' | 'cancelTimer',
  ...given: readonly unknown[],
];

/** What one run of a handler came to. */
interface Ran {
  readonly before: unknown;
  readonly after: unknown;
  readonly effects: readonly Effect[];
}

/** A mistake that a programmer could make in the handlers of any protocol. */
export interface Operator {
  readonly name: string;
  /** What a run comes to with the mistake. @param on which handler ran */
  readonly change: (ran: Ran, on: 'request' | 'deliver' | 'timeout', everyone: readonly string[], self: string) => Ran;
}

const isSend = ([kind]: Effect) => kind === 'send' || kind === 'broadcast';
const isIndication = ([kind]: Effect) => kind === 'indicate';

const onEffects =
  (
    change: (effects: readonly Effect[], everyone: readonly string[], self: string) => readonly Effect[],
  ): Operator['change'] =>
  (ran, _, everyone, self) => ({ ...ran, effects: change(ran.effects, everyone, self) });

const last = (effects: readonly Effect[], which: (effect: Effect) => boolean): readonly Effect[] => [
  ...effects.filter((effect) => !which(effect)),
  ...effects.filter(which),
];

/** A broadcast as its single sends. */
const sends = (effects: readonly Effect[], everyone: readonly string[]): readonly Effect[] =>
  effects.flatMap((effect): readonly Effect[] =>
    effect[0] === 'broadcast' ? everyone.map((to) => ['send', to, effect[1]]) : [effect],
  );

export const operators: readonly Operator[] = [
  {
    name: 'passes nothing on',
    change: (ran, on) =>
      on === 'deliver' ? { ...ran, effects: ran.effects.filter((effect) => !isSend(effect)) } : ran,
  },
  {
    name: 'leaves out the last receiver',
    change: onEffects((effects, everyone) => {
      const single = sends(effects, everyone);
      const place = single.findLastIndex(isSend);
      return single.filter((_, index) => index !== place || single.filter(isSend).length === 1);
    }),
  },
  {
    name: 'leaves out itself',
    change: onEffects((effects, everyone, self) =>
      sends(effects, everyone).filter((effect) => !(isSend(effect) && effect[1] === self)),
    ),
  },
  {
    name: 'sends to itself alone',
    change: onEffects((effects, everyone, self) =>
      sends(effects, everyone).filter((effect) => !isSend(effect) || effect[1] === self),
    ),
  },
  {
    name: 'sends nothing when it is asked',
    change: (ran, on) =>
      on === 'request' ? { ...ran, effects: ran.effects.filter((effect) => !isSend(effect)) } : ran,
  },
  {
    name: 'sends everything twice',
    change: onEffects((effects) => effects.flatMap((effect) => (isSend(effect) ? [effect, effect] : [effect]))),
  },
  {
    name: 'tells everything twice',
    change: onEffects((effects) => effects.flatMap((effect) => (isIndication(effect) ? [effect, effect] : [effect]))),
  },
  {
    name: 'tells its client nothing',
    change: onEffects((effects) => effects.filter((effect) => !isIndication(effect))),
  },
  { name: 'tells its client first', change: onEffects((effects) => last(effects, (effect) => !isIndication(effect))) },
  { name: 'tells its client last', change: onEffects((effects) => last(effects, isIndication)) },
  {
    name: 'takes itself for the sender of what it tells',
    change: onEffects((effects, _, self) =>
      effects.map((effect): Effect => {
        const told = effect[1];
        const hasSender = isIndication(effect) && typeof told === 'object' && told !== null && 'from' in told;
        return hasSender ? ['indicate', { ...told, from: self }] : effect;
      }),
    ),
  },
  {
    name: 'forgets what it was asked',
    change: (ran, on) => (on === 'request' ? { ...ran, after: ran.before } : ran),
  },
  {
    name: 'forgets what was delivered',
    change: (ran, on) => (on === 'deliver' ? { ...ran, after: ran.before } : ran),
  },
];

/** The same process with a mistake in its handlers. */
export function mutated({ definition }: Process, { change }: Operator): Process {
  const { upon = {} } = definition;
  const wrap =
    (on: 'request' | 'deliver' | 'timeout', handler: (...given: never[]) => unknown) =>
    (...given: readonly unknown[]) => {
      const fx = given.at(-1) as Effects;
      const before = given[0];
      const effects: Effect[] = [];
      const record =
        (kind: Effect[0]) =>
        (...args: readonly unknown[]) => {
          effects.push([kind, ...args]);
        };
      const recording = {
        ...{ self: fx.self, everyone: fx.everyone },
        sign: fx.sign.bind(fx),
        mac: fx.mac.bind(fx),
        verify: fx.verify.bind(fx),
        ...Object.fromEntries(
          (['send', 'broadcast', 'indicate', 'store', 'setTimer', 'cancelTimer'] as const).map((kind) => [
            kind,
            record(kind),
          ]),
        ),
      };
      const after = handler(...([...given.slice(0, -1), recording] as never[]));
      if (after === refuse) return refuse;
      const ran = change({ before, after, effects }, on, fx.everyone, fx.self);
      for (const [kind, ...args] of ran.effects) (fx[kind] as (...args: readonly unknown[]) => void)(...args);
      return ran.after;
    };
  const wrapped = Object.fromEntries(
    Object.entries(upon).map(([event, handler]) =>
      event === 'request' || event === 'deliver' || event === 'timeout'
        ? [event, wrap(event, handler)]
        : [event, handler],
    ),
  );
  return process({ ...definition, upon: wrapped } as ProcessDefinition);
}
