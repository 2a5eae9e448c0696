import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

/** Who is Byzantine. Rigid: chosen in the initial state, and the same ever after. */
export class ByzantineComponent implements Component {
  readonly slot;
  readonly #patterns: Interner<readonly ProcessId[]>;

  constructor(wiring: Wiring) {
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

  react(_id: Id, _label: Label): readonly Reaction[] {
    throw new Error('Nothing is told to the failure pattern.');
  }
}
