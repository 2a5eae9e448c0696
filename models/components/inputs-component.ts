import { Interner } from '../../checker/interning/interner.ts';
import type { Id, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import type { Input } from '../system-definition.ts';
import type { Component } from './component.ts';
import { names, type Promised, type Wiring } from './wiring.ts';

type Pending = Pick<Input, 'alternatives' | 'owed'>;

/** The requests that clients have not made of a process yet: a multiset. */
export class InputsComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #inputs: readonly Input[];
  readonly #wiring: Wiring;
  readonly #pending: Interner<readonly Pending[]>;

  constructor(process: ProcessId, inputs: readonly Input[], wiring: Wiring) {
    this.#process = process;
    this.#inputs = inputs;
    this.#wiring = wiring;
    this.#pending = new Interner(wiring.data);
    this.slot = {
      environment: true as const,
      name: `requests to ${process}`,
      value: (id: Id) => this.#pending.value(id).map(({ alternatives }) => alternatives),
    };
  }

  initial(): Id {
    const canonical = this.#wiring.data.canonical(
      this.#inputs.map(({ alternatives, owed }) => ({ alternatives, owed })),
      () => `inputs of ${this.#process}`,
    ) as readonly Pending[];
    // Inputs keep the order in which they were declared, equal ones side by side: so the multiset has one form.
    const firsts = canonical.filter((input, index) => canonical.indexOf(input) === index);
    return this.#id(firsts.flatMap((first) => canonical.filter((input) => input === first)));
  }

  offers(id: Id): readonly Offer[] {
    const pending = this.#pending.value(id);
    return pending.flatMap((input, index) => {
      // Equal values are identical here.
      if (input === pending[index - 1]) return [];
      const becomes = this.#id(pending.filter((_, other) => other !== index));
      return input.alternatives.map((request) => this.#offer(input, request, becomes));
    });
  }

  react(): readonly Reaction[] {
    throw new Error('Nothing is told to the inputs.');
  }

  #offer(input: Pending, request: unknown, becomes: Id): Offer {
    const process = this.#process;
    const promised: readonly Promised[] = input.owed
      ? [
          {
            owed: { owe: 'request', process, alternatives: input.alternatives },
            owner: `client of ${process}`,
            kind: 'weak',
            until: [process],
          },
        ]
      : [];
    return {
      action: this.#wiring.actionId({ kind: 'request', process, request }, promised),
      becomes,
      labels: [this.#wiring.emit(names.process(process), { signal: 'request', request })],
    };
  }

  #id(pending: readonly Pending[]): Id {
    return this.#pending.id(pending, () => `inputs of ${this.#process}`);
  }
}
