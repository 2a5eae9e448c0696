import type { Id, Offer, Reaction } from '../../checker/transition-system.ts';
import type { Budget } from '../links/link.ts';
import type { Component } from './component.ts';

/** How many units of a budget are used. It refuses when all are: the step that would use one more is not enabled. */
export class BudgetComponent implements Component {
  readonly slot;
  readonly #units: number;

  constructor({ name, units }: Budget) {
    this.#units = units;
    this.slot = {
      environment: true as const,
      speculative: true as const,
      passive: true as const,
      name: `${name} so far`,
      value: (id: Id) => id,
    };
  }

  initial(): Id {
    return 0;
  }

  offers(): readonly Offer[] {
    return [];
  }

  react(id: Id): readonly Reaction[] {
    return id < this.#units ? [{ becomes: id + 1, labels: [] }] : [];
  }
}
