import { Interner } from '../../checker/interning/interner.ts';
import type { Emission, Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Detector, News, Proviso, Told } from '../detectors/detector.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

/** What a failure detector or leader oracle has told one process. A crash of the process makes it forget. */
export class DetectorComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #detector: Detector;
  readonly #wiring: Wiring;
  readonly #told: Interner<Told>;

  constructor(process: ProcessId, detector: Detector, wiring: Wiring) {
    this.#process = process;
    this.#detector = detector;
    this.#wiring = wiring;
    this.#told = new Interner(wiring.data);
    this.slot = {
      environment: true as const,
      speculative: true as const,
      name: names.detector(process),
      value: (id: Id) => this.#told.value(id),
    };
  }

  initial(): Id {
    return this.#id([]);
  }

  offers(id: Id): readonly Offer[] {
    const { everyone } = this.#wiring;
    return this.#detector
      .news(this.#process, this.#told.value(id), everyone)
      .filter(
        (news) => !(news.provided.includes('it has crashed') && this.#wiring.slotOf(names.failures) === undefined),
      )
      .map((news) => this.#offer(news));
  }

  react(_id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    if (signal.signal !== 'forget') throw new Error(`A detector is told to ${signal.signal}.`);
    return [{ becomes: this.#id([]), labels: [] }];
  }

  #offer({ kind, of, becomes, provided, owed }: News): Offer {
    const process = this.#process;
    const promised = {
      owed: { owe: kind, process, of },
      owner: names.detector(process),
      kind: 'weak',
      until: [process],
    } as const;
    return {
      action: this.#wiring.actionId({ kind, process, of }, owed ? [promised] : []),
      becomes: this.#id(becomes),
      labels: [
        ...provided.flatMap((proviso) => this.#question(proviso, of)),
        this.#wiring.emit(names.process(process), { signal: kind, of }),
      ],
    };
  }

  /** To whoever knows: refused where it is not the case. */
  #question(proviso: Proviso, of: ProcessId): readonly Emission[] {
    switch (proviso) {
      case 'it has crashed':
        return [this.#wiring.emit(names.failures, { signal: 'has crashed', process: of })];
      case 'it has not crashed':
        return this.#wiring.emitIfThere(names.failures, { signal: 'has not crashed', process: of });
      case 'not settled':
        return [this.#wiring.emit(names.settlement, { signal: 'not settled' })];
      case 'settled':
        return [this.#wiring.emit(names.settlement, { signal: 'settled' })];
      case 'it is the leader':
        return [this.#wiring.emit(names.settlement, { signal: 'settled', leader: of })];
    }
  }

  #id(told: Told): Id {
    return this.#told.id(told, () => names.detector(this.#process));
  }
}
