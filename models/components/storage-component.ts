import { Interner } from '../../checker/interning/interner.ts';
import type { Emission, Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Component } from './component.ts';
import type { Log, Signal } from './signal.ts';
import { names, type Wiring } from './wiring.ts';

interface Stored {
  readonly value: unknown;
  /** What logged links have delivered to the process. */
  readonly log: Log;
}

/**
 * The stable storage of a process: what it stored last, which a crash leaves there; null if it never stored anything. The layers of a
 * process store apart from each other: then it is what each stored last, by its name. Where links are logged, what is delivered is what
 * comes to be in here.
 */
export class StorageComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #wiring: Wiring;
  readonly #stored: Interner<Stored>;

  /** @param logged whether links that are not made of layers are logged */
  constructor(process: ProcessId, logged: boolean, wiring: Wiring) {
    this.#process = process;
    this.#wiring = wiring;
    this.#stored = new Interner(wiring.data);
    this.slot = {
      passive: true as const,
      name: `storage of ${process}`,
      value: (id: Id) => {
        const { value, log } = this.#stored.value(id);
        return logged ? { stored: value, delivered: log } : value;
      },
    };
  }

  initial(): Id {
    return this.#id({ value: null, log: [] });
  }

  offers(): readonly Offer[] {
    return [];
  }

  /** Keeps a value, or hands it back to the process that asks for it within the same step. */
  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    const stored = this.#stored.value(id);
    switch (signal.signal) {
      case 'store':
        return [this.#storing(stored, signal)];
      case 'log': {
        const { from, message } = signal;
        const log = [...stored.log, { deliver: message, from }].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
        const type = this.#wiring.layered ? 'receive' : 'deliver';
        return [{ becomes: this.#id({ ...stored, log }), labels: [this.#delivered(type, from, message)] }];
      }
      case 'retrieve': {
        const { value, log } = stored;
        const answer = { signal: 'stored', value, ...(log.length > 0 && { log }) } as const;
        return [{ becomes: id, labels: [this.#wiring.emit(names.process(this.#process), answer)] }];
      }
      default:
        throw new Error(`Stable storage is told to ${signal.signal}.`);
    }
  }

  #storing(stored: Stored, { value, layer, delivers }: Extract<Signal, { signal: 'store' }>): Reaction {
    if (layer === undefined) return { becomes: this.#id({ ...stored, value }), labels: [] };
    const values = stored.value as Readonly<Record<string, unknown>> | null;
    const becomes = this.#id({ ...stored, value: { ...values, [layer]: value } });
    if (!delivers) return { becomes, labels: [] };
    // Effects with a log have been checked.
    const added = without(value as Log, (values?.[layer] ?? []) as Log);
    return { becomes, labels: added.map(({ deliver, from }) => this.#delivered('deliver', from, deliver)) };
  }

  #delivered(type: 'deliver' | 'receive', from: ProcessId, message: unknown): Emission {
    const process = this.#process;
    return this.#wiring.observe({ type, process, from, to: process, message });
  }

  #id(stored: Stored): Id {
    return this.#stored.id(stored, () => `storage of ${this.#process}`);
  }
}

/** The entries that are new, each as often as there are more of it. */
function without(log: Log, before: Log): Log {
  const known = before.map(textOf);
  return log.filter((entry) => {
    const place = known.indexOf(textOf(entry));
    if (place >= 0) known.splice(place, 1);
    return place < 0;
  });
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}
