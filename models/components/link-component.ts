import type { Action } from '../../checker/action.ts';
import { Interner } from '../../checker/interning/interner.ts';
import type { BoundHit, Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { Content, Link, LinkStep } from '../links/link.ts';
import type { Component } from './component.ts';
import { names, type Promised, type Wiring } from './wiring.ts';

/** What one link carries, by the rules of its model. */
export class LinkComponent implements Component {
  readonly slot;
  readonly #link: Link;
  readonly #wiring: Wiring;
  readonly #contents: Interner<Content>;
  readonly #where: () => string;

  constructor(name: string, link: Link, wiring: Wiring) {
    this.#link = link;
    this.#wiring = wiring;
    this.#contents = new Interner(wiring.data);
    this.#where = () => `content of ${name}`;
    this.slot = { environment: true as const, name, value: (id: Id) => this.content(id).map(({ message }) => message) };
  }

  content(id: Id): Content {
    return this.#contents.value(id);
  }

  initial(): Id {
    return this.#contents.id([], this.#where);
  }

  offers(id: Id): readonly Offer[] {
    return this.#link.steps(this.content(id), this.#wiring.everyone).map((step) => this.#offer(step));
  }

  react(id: Id, label: Label): readonly Reaction[] | BoundHit {
    const signal = this.#wiring.signal(label);
    if (signal.signal !== 'add') throw new Error(`A link is told to ${signal.signal}.`);
    const content = this.#link.add(this.content(id), signal.entry);
    if ('bound' in content) return content;
    return [{ becomes: this.#contents.id(content, this.#where), labels: [] }];
  }

  #offer(step: LinkStep): Offer {
    const { kind, from, to, message } = step;
    const action: Action = { kind, from, to, message };
    const promised = step.owed.map(
      (owed): Promised => ({
        instance: `${owed.to} ${JSON.stringify([from, to, message])}`,
        owner: this.slot.name,
        kind: owed.kind,
        until: [from, to],
      }),
    );
    const spent = step.spends === undefined ? [] : [this.#wiring.emit(names.budget(step.spends), { signal: 'spend' })];
    const handed = kind === 'lose' ? [] : [this.#wiring.emit(names.process(to), { signal: 'deliver', from, message })];
    return {
      action: this.#wiring.actionId(action, promised),
      becomes: this.#contents.id(step.becomes, this.#where),
      labels: [...spent, ...handed],
    };
  }
}
