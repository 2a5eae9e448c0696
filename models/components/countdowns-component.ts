import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Clock } from '../timing/timing.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

interface Countdowns {
  /** Whether the clock ticks already; before that, any timer that is set may fire. */
  readonly run: boolean;
  /** The timers that are set, and the ticks that each has left. */
  readonly left: Readonly<Record<string, number>>;
}

/** The timers of a process under a clock: each counts down, and fires when no tick is left. */
export class CountdownsComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #clock: Clock;
  readonly #wiring: Wiring;
  readonly #countdowns: Interner<Countdowns>;

  constructor(process: ProcessId, clock: Clock, wiring: Wiring) {
    this.#process = process;
    this.#clock = clock;
    this.#wiring = wiring;
    this.#countdowns = new Interner(wiring.data);
    this.slot = { name: `timers of ${process}`, value: (id: Id) => this.#countdowns.value(id).left };
  }

  initial(): Id {
    return this.#id({ run: this.#clock.from === 'the start', left: {} });
  }

  offers(id: Id): readonly Offer[] {
    const process = this.#process;
    const { run, left } = this.#countdowns.value(id);
    return Object.entries(left)
      .filter(([, ticks]) => !run || ticks === 0)
      .map(([timer]) => ({
        action: this.#wiring.actionId({ kind: 'timeout', process, timer }, [
          {
            owed: { owe: 'timeout', process, timer },
            owner: process,
            kind: 'weak',
            until: this.#wiring.untilTimePasses(process),
          },
        ]),
        becomes: this.#id({ run, left: without(left, timer) }),
        // The links answer the clock's questions before the handler runs: the signal that makes it run waits behind them.
        labels: [
          this.#wiring.emit(names.clock, { signal: 'may fire', process }),
          this.#wiring.emit(names.timers(process), { signal: 'fire', timer }),
        ],
      }));
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const { run, left } = this.#countdowns.value(id);
    const signal = this.#wiring.signal(label);
    switch (signal.signal) {
      case 'set':
        return [{ becomes: this.#id({ run, left: { ...left, [signal.timer]: signal.ticks! } }), labels: [] }];
      case 'cancel':
        return [{ becomes: this.#id({ run, left: without(left, signal.timer) }), labels: [] }];
      case 'clear':
        return [{ becomes: this.#id({ run, left: {} }), labels: [] }];
      case 'fire': {
        const { timer } = signal;
        return [
          { becomes: id, labels: [this.#wiring.emit(names.process(this.#process), { signal: 'timeout', timer })] },
        ];
      }
      case 'tick':
        return this.#afterTick(left);
      case 'gst':
        return remainders(Object.entries(left)).map((remaining) => ({
          becomes: this.#id({ run: true, left: Object.fromEntries(remaining) }),
          labels: [],
        }));
      default:
        throw new Error(`Timers are told to ${signal.signal}.`);
    }
  }

  #afterTick(left: Countdowns['left']): readonly Reaction[] {
    const entries = Object.entries(left);
    if (entries.some(([, ticks]) => ticks === 0)) return [];
    const counted = entries.map(([timer, ticks]) => [timer, ticks - 1] as const);
    return [{ becomes: this.#id({ run: true, left: Object.fromEntries(counted) }), labels: [] }];
  }

  #id(countdowns: Countdowns): Id {
    return this.#countdowns.id(countdowns, () => `timers of ${this.#process}`);
  }
}

function without(left: Countdowns['left'], timer: string): Countdowns['left'] {
  const { [timer]: _, ...others } = left;
  return others;
}

type Entries = readonly (readonly [timer: string, ticks: number])[];

/** Every way in which timers that were set at unknown moments may stand: each with at least one tick left. */
function remainders([first, ...rest]: Entries): readonly Entries[] {
  if (first === undefined) return [[]];
  const [timer, most] = first;
  const counts = Array.from({ length: most }, (_, index) => index + 1);
  return remainders(rest).flatMap((others) => counts.map((ticks): Entries => [[timer, ticks], ...others]));
}
