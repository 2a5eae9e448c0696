import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import type { Signal } from './signal.ts';
import { names, type Wiring } from './wiring.ts';

/**
 * The stable storage of a process: what it stored last, which a crash leaves there; null if it never stored anything. The layers of a
 * process store apart from each other: then it is what each stored last, by its name.
 */
export class StorageComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #wiring: Wiring;
  readonly #values: Interner;

  constructor(process: ProcessId, wiring: Wiring) {
    this.#process = process;
    this.#wiring = wiring;
    this.#values = new Interner(wiring.data);
    this.slot = {
      passive: true as const,
      name: `storage of ${process}`,
      value: (id: Id) => this.#values.value(id),
    };
  }

  initial(): Id {
    return this.#id(null);
  }

  offers(): readonly Offer[] {
    return [];
  }

  /** Keeps a value, or hands it back to the process that asks for it within the same step. */
  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    switch (signal.signal) {
      case 'store':
        return [{ becomes: this.#id(this.#after(id, signal)), labels: [] }];
      case 'retrieve': {
        const stored = { signal: 'stored', value: this.#values.value(id) } as const;
        return [{ becomes: id, labels: [this.#wiring.emit(names.process(this.#process), stored)] }];
      }
      default:
        throw new Error(`Stable storage is told to ${signal.signal}.`);
    }
  }

  #after(id: Id, { value, layer }: Extract<Signal, { signal: 'store' }>): unknown {
    return layer === undefined
      ? value
      : { ...(this.#values.value(id) as Record<string, unknown> | null), [layer]: value };
  }

  #id(value: unknown): Id {
    return this.#values.id(value, () => `storage of ${this.#process}`);
  }
}
