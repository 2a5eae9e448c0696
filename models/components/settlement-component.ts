import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Detector } from '../detectors/detector.ts';
import type { Component } from './component.ts';
import { names, type Promised, type Wiring } from './wiring.ts';

interface Settlement {
  readonly correct: readonly ProcessId[];
  readonly settled: boolean;
  /** Where it has settled on one. */
  readonly leader: ProcessId | null;
}

/** Whether a detector that makes mistakes for some time is right from now on, and with which leader. */
export class SettlementComponent implements Component {
  readonly slot;
  readonly #detector: Detector;
  readonly #wiring: Wiring;
  readonly #settlements: Interner<Settlement>;

  constructor(detector: Detector, wiring: Wiring) {
    this.#detector = detector;
    this.#wiring = wiring;
    this.#settlements = new Interner(wiring.data);
    this.slot = {
      environment: true as const,
      speculative: true as const,
      name: names.settlement,
      value: (id: Id) => this.#settlements.value(id),
    };
  }

  initial(faulty: readonly ProcessId[]): Id {
    const correct = this.#wiring.everyone.filter((process) => !faulty.includes(process));
    return this.#id({ correct, settled: false, leader: null });
  }

  /** Where there is no correct process, nothing is promised of a leader. */
  offers(id: Id): readonly Offer[] {
    const before = this.#settlements.value(id);
    if (before.settled) return [];
    const leaders = this.#detector.settles === 'on a leader' ? before.correct : [null];
    const promised: Promised = {
      owed: { owe: 'that the detector settles' },
      owner: 'the detector',
      kind: 'weak',
      until: [],
    };
    return leaders.map((leader) => ({
      action: this.#wiring.actionId({ kind: 'detector settles', ...(leader !== null && { leader }) }, [promised]),
      becomes: this.#id({ ...before, settled: true, leader }),
      labels: [],
    }));
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const { settled, leader } = this.#settlements.value(id);
    const signal = this.#wiring.signal(label);
    switch (signal.signal) {
      case 'not settled':
        return settled ? [] : [{ becomes: id, labels: [] }];
      case 'settled':
        return settled && (signal.leader ?? leader) === leader ? [{ becomes: id, labels: [] }] : [];
      default:
        throw new Error(`The settlement of a detector is told to ${signal.signal}.`);
    }
  }

  #id(settlement: Settlement): Id {
    return this.#settlements.id(settlement, () => names.settlement);
  }
}
