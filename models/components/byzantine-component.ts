import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

/** Who is Byzantine. Rigid: chosen in the initial state, and the same ever after. */
export class ByzantineComponent implements Component {
  readonly slot;
  readonly #wiring: Wiring;
  readonly #patterns: Interner<readonly ProcessId[]>;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.#patterns = new Interner(wiring.data);
    this.slot = {
      environment: true as const,
      passive: true as const,
      name: names.byzantine,
      value: (id: Id) => this.processes(id),
    };
  }

  processes(id: Id): readonly ProcessId[] {
    return this.#patterns.value(id);
  }

  initial(faulty: readonly ProcessId[]): Id {
    return this.#patterns.id(faulty, () => 'failure pattern');
  }

  offers(): readonly Offer[] {
    return [];
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    if (signal.signal !== 'deviate') throw new Error(`The failure pattern is told to ${signal.signal}.`);
    return this.processes(id).includes(signal.process) ? [{ becomes: id, labels: [], fault: 'Byzantine act' }] : [];
  }
}
