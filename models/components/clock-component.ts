import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Clock } from '../timing/timing.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

interface Reading {
  /** The bound on the delay of messages in this execution; never changes. */
  readonly delay: number;
  /** Whether it ticks already. */
  readonly runs: boolean;
}

/**
 * The clock. A tick is told to all timers and links, any of which refuses it while it is overdue; it is always owed, so that no fair
 * execution stays at one instant for ever.
 */
export class ClockComponent implements Component {
  readonly slot;
  readonly #clock: Clock;
  readonly #wiring: Wiring;
  readonly #readings: Interner<Reading>;

  constructor(clock: Clock, wiring: Wiring) {
    this.#clock = clock;
    this.#wiring = wiring;
    this.#readings = new Interner(wiring.data);
    this.slot = { environment: true as const, name: 'the clock', value: (id: Id) => this.#readings.value(id) };
  }

  initial(_faulty: readonly ProcessId[], delay: number | undefined): Id {
    return this.#id({ delay: delay!, runs: this.#clock.from === 'the start' });
  }

  offers(id: Id): readonly Offer[] {
    const { delay, runs } = this.#readings.value(id);
    const { everyone } = this.#wiring;
    const promised = (owe: 'that the clock ticks' | 'the global stabilisation time') =>
      [{ owed: { owe }, owner: 'the clock', kind: 'weak', until: [] }] as const;
    const timers = everyone.map((process) => names.timers(process));
    if (!runs) {
      return [
        {
          action: this.#wiring.actionId({ kind: 'gst', delay }, promised('the global stabilisation time')),
          becomes: this.#id({ delay, runs: true }),
          labels: timers.flatMap((name) => this.#wiring.emitIfThere(name, { signal: 'gst' })),
        },
      ];
    }
    const links = everyone.flatMap((from) => everyone.map((to) => names.link(from, to)));
    return [
      {
        action: this.#wiring.actionId({ kind: 'tick' }, promised('that the clock ticks')),
        becomes: id,
        labels: [
          ...links.map((name) => this.#wiring.emit(name, { signal: 'tick', delay })),
          ...timers.flatMap((name) => this.#wiring.emitIfThere(name, { signal: 'tick', delay })),
        ],
      },
    ];
  }

  /** Whether a timer of a process may fire: asks each link to it whether nothing is due. */
  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    if (signal.signal !== 'may fire') throw new Error(`The clock is told to ${signal.signal}.`);
    const { delay } = this.#readings.value(id);
    const { everyone } = this.#wiring;
    return [
      {
        becomes: id,
        labels: everyone.map((from) =>
          this.#wiring.emit(names.link(from, signal.process), { signal: 'nothing due', delay }),
        ),
      },
    ];
  }

  #id(reading: Reading): Id {
    return this.#readings.id(reading, () => 'clock');
  }
}
