import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Alphabet } from '../adversary/alphabet.ts';
import { textOf } from '../adversary/domain.ts';
import { keyHolders, type Term, termsIn } from '../cryptography/term.ts';
import type { Component } from './component.ts';
import { names, type Wiring } from './wiring.ts';

interface Adversary {
  /** The processes that it plays; never changes. */
  readonly byzantine: readonly ProcessId[];
  /** The terms of others that they received, in a canonical order. All else they may say at any time. */
  readonly knows: readonly Term[];
}

/**
 * Says whatever Byzantine processes may say, straight to the processes it is said to: what a Byzantine process is silent about, or says
 * only later, costs no states. All Byzantine processes know what one of them received.
 */
export class AdversaryComponent implements Component {
  readonly slot;
  readonly #wiring: Wiring;
  readonly #alphabet: Alphabet;
  readonly #budget: string | undefined;
  /** Whether the receiver can rely on the sender's name. */
  readonly #authenticated: (from: ProcessId, to: ProcessId) => boolean;
  readonly #states: Interner<Adversary>;

  /** @param budget the budget that each act takes one unit of, if they are counted */
  constructor(
    alphabet: Alphabet,
    authenticated: (from: ProcessId, to: ProcessId) => boolean,
    budget: string | undefined,
    wiring: Wiring,
  ) {
    this.#wiring = wiring;
    this.#alphabet = alphabet;
    this.#authenticated = authenticated;
    this.#budget = budget;
    this.#states = new Interner(wiring.data);
    this.slot = {
      environment: true as const,
      name: names.adversary,
      value: (id: Id) => this.#states.value(id).knows,
    };
  }

  initial(faulty: readonly ProcessId[]): Id {
    return this.#id({ byzantine: faulty, knows: [] });
  }

  offers(id: Id): readonly Offer[] {
    const { byzantine, knows } = this.#states.value(id);
    if (byzantine.length === 0) return [];
    const { everyone } = this.#wiring;
    const messages = this.#alphabet.messages({ everyone, byzantine, knows });
    const receivers = everyone.filter((process) => !byzantine.includes(process));
    return byzantine.flatMap((process) =>
      receivers.flatMap((to) =>
        [process, ...this.#claimed(byzantine, to)].flatMap((from) =>
          messages.map((message) => this.#says(id, process, from, to, message)),
        ),
      ),
    );
  }

  react(id: Id, label: Label): readonly Reaction[] {
    const signal = this.#wiring.signal(label);
    if (signal.signal !== 'learn') throw new Error(`The adversary is told to ${signal.signal}.`);
    const { byzantine, knows } = this.#states.value(id);
    // What the keys at hand can make needs not be kept.
    const foreign = termsIn(signal.message).filter(
      (term) => !keyHolders(term).some((holder) => byzantine.includes(holder)),
    );
    const all = new Map([...knows, ...foreign].map((term) => [textOf(term), term]));
    const sorted = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, term]) => term);
    return [{ becomes: this.#id({ byzantine, knows: sorted }), labels: [] }];
  }

  /** Whom a Byzantine process may claim to be towards `to`, besides itself. */
  #claimed(byzantine: readonly ProcessId[], to: ProcessId): readonly ProcessId[] {
    return this.#wiring.everyone.filter((from) => !byzantine.includes(from) && !this.#authenticated(from, to));
  }

  #says(id: Id, process: ProcessId, from: ProcessId, to: ProcessId, message: unknown): Offer {
    const spent =
      this.#budget === undefined ? [] : [this.#wiring.emit(names.budget(this.#budget), { signal: 'spend' })];
    return {
      action: this.#wiring.actionId({ kind: 'says', process, from, to, message }, []),
      becomes: id,
      fault: 'Byzantine act',
      labels: [...spent, this.#wiring.emit(names.process(to), { signal: 'deliver', from, message })],
    };
  }

  #id(state: Adversary): Id {
    return this.#states.id(state, () => 'what Byzantine processes received');
  }
}
