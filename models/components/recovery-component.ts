import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import type { FailurePattern } from './failures-component.ts';
import { names, type Promised, type Wiring } from './wiring.ts';

interface Pattern extends FailurePattern {
  /** Whether correct processes crash no more. */
  readonly settled: boolean;
}

/** Who need not be up in the end, who is down, and whether correct processes may still crash. */
export class RecoveryComponent implements Component {
  readonly slot;
  readonly #wiring: Wiring;
  readonly #patterns: Interner<Pattern>;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
    this.#patterns = new Interner(wiring.data);
    this.slot = { environment: true as const, name: names.failures, value: (id: Id) => this.pattern(id) };
  }

  pattern(id: Id): Pattern {
    return this.#patterns.value(id);
  }

  initial(faulty: readonly ProcessId[]): Id {
    return this.#id({ faulty, crashed: [], settled: false });
  }

  offers(id: Id): readonly Offer[] {
    const pattern = this.pattern(id);
    const { everyone } = this.#wiring;
    return [
      ...everyone.filter((process) => mayCrash(pattern, process)).map((process) => this.#crash(pattern, process)),
      ...pattern.crashed.map((process) => this.#recovery(pattern, process)),
      ...this.#settling(pattern),
    ];
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    if (signal.signal !== 'cut') throw new Error(`The failures are told to ${signal.signal}.`);
    const pattern = this.pattern(id);
    if (!mayCrash(pattern, signal.process)) return [];
    return [{ becomes: this.#id(this.#afterCrash(pattern, signal.process)), labels: [], fault: 'crash' }];
  }

  #crash(pattern: Pattern, process: ProcessId): Offer {
    return {
      action: this.#wiring.actionId({ kind: 'crash', process }, []),
      fault: 'crash',
      becomes: this.#id(this.#afterCrash(pattern, process)),
      labels: [
        ...this.#wiring.emitIfThere(names.budget('crashes'), { signal: 'spend' }),
        this.#wiring.emit(names.process(process), { signal: 'crash' }),
      ],
    };
  }

  #recovery(pattern: Pattern, process: ProcessId): Offer {
    const promised: Promised = {
      owed: { owe: 'recovery', process },
      owner: process,
      kind: 'weak',
      until: [],
    };
    const crashed = pattern.crashed.filter((other) => other !== process);
    return {
      action: this.#wiring.actionId({ kind: 'recover', process }, pattern.faulty.includes(process) ? [] : [promised]),
      becomes: this.#id({ ...pattern, crashed }),
      labels: [this.#wiring.emit(names.process(process), { signal: 'recover' })],
    };
  }

  /** Needed where nothing else makes correct processes crash finitely often. */
  #settling(pattern: Pattern): readonly Offer[] {
    const bounded = this.#wiring.slotOf(names.budget('crashes')) !== undefined;
    const needed = !bounded && !pattern.settled && pattern.faulty.length < this.#wiring.everyone.length;
    if (!needed) return [];
    const promised: Promised = {
      owed: { owe: 'that correct processes stay up' },
      owner: 'the failure pattern',
      kind: 'weak',
      until: [],
    };
    return [
      {
        action: this.#wiring.actionId({ kind: 'settle' }, [promised]),
        becomes: this.#id({ ...pattern, settled: true }),
        labels: [],
      },
    ];
  }

  #afterCrash(pattern: Pattern, process: ProcessId): Pattern {
    const crashed = this.#wiring.everyone.filter((other) => other === process || pattern.crashed.includes(other));
    return { ...pattern, crashed };
  }

  #id(pattern: Pattern): Id {
    return this.#patterns.id(pattern, () => 'failure pattern');
  }
}

function mayCrash({ faulty, crashed, settled }: Pattern, process: ProcessId): boolean {
  return !crashed.includes(process) && (!settled || faulty.includes(process));
}
