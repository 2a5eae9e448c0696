import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

export interface FailurePattern {
  /** Who is not correct in this execution; never changes. */
  readonly faulty: readonly ProcessId[];
  /** Who has crashed and is down, in the order of the system. */
  readonly crashed: readonly ProcessId[];
}

/** Who is faulty, and who of them has crashed. */
export class FailuresComponent implements Component {
  readonly slot;
  readonly #wiring: Wiring;
  readonly #patterns: Interner<FailurePattern>;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.#patterns = new Interner(wiring.data);
    this.slot = {
      environment: true as const,
      speculative: true as const,
      name: names.failures,
      value: (id: Id) => this.pattern(id),
    };
  }

  pattern(id: Id): FailurePattern {
    return this.#patterns.value(id);
  }

  initial(faulty: readonly ProcessId[]): Id {
    return this.#id({ faulty, crashed: [] });
  }

  offers(id: Id): readonly Offer[] {
    const pattern = this.pattern(id);
    return pattern.faulty
      .filter((process) => !pattern.crashed.includes(process))
      .map((process) => ({
        action: this.#wiring.actionId({ kind: 'crash', process }, []),
        fault: 'crash' as const,
        becomes: this.#id(this.#afterCrash(pattern, process)),
        labels: [this.#wiring.emit(names.process(process), { signal: 'crash' })],
      }));
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    const pattern = this.pattern(id);
    switch (signal.signal) {
      case 'cut':
        if (!pattern.faulty.includes(signal.process)) return [];
        return [{ becomes: this.#id(this.#afterCrash(pattern, signal.process)), labels: [], fault: 'crash' }];
      case 'omit': {
        const may = pattern.faulty.includes(signal.process) && !pattern.crashed.includes(signal.process);
        return may ? [{ becomes: id, labels: [], fault: 'omission' }] : [];
      }
      case 'has crashed':
      case 'has not crashed': {
        const asked = signal.signal === 'has crashed';
        return pattern.crashed.includes(signal.process) === asked ? [{ becomes: id, labels: [] }] : [];
      }
      default:
        throw new Error(`The failures are told to ${signal.signal}.`);
    }
  }

  #afterCrash({ faulty, crashed }: FailurePattern, process: ProcessId): FailurePattern {
    return { faulty, crashed: this.#wiring.everyone.filter((other) => other === process || crashed.includes(other)) };
  }

  #id(pattern: FailurePattern): Id {
    return this.#patterns.id(pattern, () => 'failure pattern');
  }
}
