import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

/** The timers of a process under asynchrony: which are set. Any that is set may fire, and is owed. */
export class TimersComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #wiring: Wiring;
  readonly #sets: Interner<readonly string[]>;

  constructor(process: ProcessId, wiring: Wiring) {
    this.#process = process;
    this.#wiring = wiring;
    this.#sets = new Interner(wiring.data);
    this.slot = { name: `timers of ${process}`, value: (id: Id) => this.#sets.value(id) };
  }

  initial(): Id {
    return this.#id([]);
  }

  offers(id: Id): readonly Offer[] {
    const process = this.#process;
    const set = this.#sets.value(id);
    return set.map((timer) => ({
      action: this.#wiring.actionId({ kind: 'timeout', process, timer }, [
        { owed: { owe: 'timeout', process, timer }, owner: process, kind: 'weak', until: [process] },
      ]),
      becomes: this.#id(set.filter((other) => other !== timer)),
      labels: [this.#wiring.emit(names.process(process), { signal: 'timeout', timer })],
    }));
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const set = this.#sets.value(id);
    const signal = this.#wiring.signal(label);
    switch (signal.signal) {
      case 'set':
        return [{ becomes: this.#id([...new Set([...set, signal.timer])].sort()), labels: [] }];
      case 'cancel':
        return [{ becomes: this.#id(set.filter((timer) => timer !== signal.timer)), labels: [] }];
      case 'clear':
        return [{ becomes: this.#id([]), labels: [] }];
      default:
        throw new Error(`Timers are told to ${signal.signal}.`);
    }
  }

  #id(set: readonly string[]): Id {
    return this.#sets.id(set, () => `timers of ${this.#process}`);
  }
}
