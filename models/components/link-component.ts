import type { Action } from '../../checker/action.ts';
import { BadInput } from '../../checker/bad-input.ts';
import type { Fault } from '../../checker/faults.ts';
import { Interner } from '../../checker/interning/interner.ts';
import type { BoundHit, Emission, Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { ProcessId } from '../../specs/event.ts';
import { sameEntry, without } from '../links/content.ts';
import type { Content, Link, LinkStep } from '../links/link.ts';
import { afterTick, isAnyDue, orphaned } from '../timing/aged-link.ts';
import type { Component } from './component.ts';
import type { Signal } from './signal.ts';
import { names, type Promised, type Wiring } from './wiring.ts';

/** The ends of a link; null for a medium, which everyone shares. */
export type Ends = { readonly from: ProcessId; readonly to: ProcessId } | null;

/** Which fault of the environment a step of a link is, if it is one. */
const faultOf: Readonly<Record<LinkStep['kind'], Fault | undefined>> = {
  deliver: undefined,
  duplicate: 'duplication',
  lose: 'loss',
};

/** In place of a content: the link of a Byzantine receiver carries nothing. */
const HANDED_OVER = null;

/** What one link carries, by the rules of its model. */
export class LinkComponent implements Component {
  readonly slot;
  readonly #link: Link;
  readonly #ends: Ends;
  readonly #wiring: Wiring;
  readonly #contents: Interner<Content | null>;
  readonly #where: () => string;

  constructor(name: string, link: Link, ends: Ends, wiring: Wiring) {
    this.#link = link;
    this.#ends = ends;
    this.#wiring = wiring;
    this.#contents = new Interner(wiring.data);
    this.#where = () => `content of ${name}`;
    this.slot = {
      environment: true as const,
      speculative: true as const,
      name,
      value: (id: Id) => this.content(id).map(({ message }) => message),
    };
  }

  content(id: Id): Content {
    return this.#contents.value(id) ?? [];
  }

  initial(faulty: readonly ProcessId[]): Id {
    const toByzantine = this.#ends !== null && this.#wiring.isByzantine(this.#ends.to, faulty);
    return toByzantine ? this.#contents.id(HANDED_OVER, this.#where) : this.#empty();
  }

  #empty(): Id {
    return this.#contents.id([], this.#where);
  }

  offers(id: Id): readonly Offer[] {
    const steps = this.#link.steps(this.content(id), this.#wiring.everyone).map((step) => this.#offer(step));
    return [...steps, ...this.#omissions(id), ...this.#reset(id)];
  }

  react(id: Id, label: Label): readonly Reaction[] | BoundHit {
    const signal = this.#wiring.signal(label);
    if (this.#contents.value(id) === HANDED_OVER) return [{ becomes: id, labels: this.#handedOver(signal) }];
    const content = this.content(id);
    switch (signal.signal) {
      case 'add': {
        const added = this.#link.add(content, signal.entry);
        return 'bound' in added ? added : this.#becomes(added);
      }
      case 'reset':
        return [{ becomes: this.#empty(), labels: [] }];
      case 'tick': {
        const later = afterTick(content, signal.delay);
        if (later !== null) return this.#becomes(later);
        this.#expectStep(content);
        return [];
      }
      case 'nothing due':
        return isAnyDue(content, signal.delay) ? [] : [{ becomes: id, labels: [] }];
      case 'orphan':
        return this.#becomes(orphaned(content));
      default:
        throw new Error(`A link is told to ${signal.signal}.`);
    }
  }

  #becomes(content: Content): readonly Reaction[] {
    return [{ becomes: this.#contents.id(content, this.#where), labels: [] }];
  }

  /** A link that keeps what is due to itself would stop time. */
  #expectStep(content: Content): void {
    if (this.#link.steps(content, this.#wiring.everyone).length > 0) return;
    throw new BadInput(
      `${this.#where()}: a message is due, and the link (${this.#link.name}) neither delivers nor loses it. Offer a step for it.`,
    );
  }

  /** What a Byzantine process is sent it has at once: the sooner it knows something, the more it can do. */
  #handedOver(signal: Signal): readonly Emission[] {
    return signal.signal === 'add' ? this.#wiring.learn(signal.entry.message) : [];
  }

  /** What the sender omits to send, or the receiver to receive, if it may: it is taken out. Nothing is owed about that. */
  #omissions(id: Id): readonly Offer[] {
    const { omission } = this.#wiring;
    const ends = this.#ends;
    if (omission === undefined || ends === null) return [];
    const { from, to } = ends;
    const omitters = [
      ...(omission.of.includes('sends') ? [from] : []),
      ...(omission.of.includes('receipts') && !(from === to && omission.of.includes('sends')) ? [to] : []),
    ];
    const content = this.content(id);
    return content.flatMap(({ message }, index) => {
      const previous = content[index - 1];
      if (previous !== undefined && sameEntry(previous, content[index]!)) return [];
      return omitters.map(
        (process): Offer => ({
          action: this.#wiring.actionId({ kind: 'omit', process, from, to, message }, []),
          becomes: this.#contents.id(without(content, index), this.#where),
          labels: [
            ...this.#wiring.emitIfThere(names.budget('omissions'), { signal: 'spend' }),
            this.#wiring.emit(names.failures, { signal: 'omit', process }),
          ],
        }),
      );
    });
  }

  /** The reset of the connection that this link is a direction of. One of the two directions offers it. */
  #reset(id: Id): readonly Offer[] {
    const [connection, ends] = [this.#link.connection, this.#ends];
    if (connection === undefined || ends === null) return [];
    const { from, to } = ends;
    const { everyone } = this.#wiring;
    if (everyone.indexOf(from) >= everyone.indexOf(to)) return [];
    return [
      {
        action: this.#wiring.actionId({ kind: 'reset', from, to }, []),
        fault: 'loss',
        becomes: this.#contents.value(id) === HANDED_OVER ? id : this.#empty(),
        labels: [
          ...this.#spent(connection.resetSpends),
          this.#wiring.emit(names.link(to, from), { signal: 'reset', peer: from }),
          this.#wiring.emit(names.process(from), { signal: 'reset', peer: to }),
          this.#wiring.emit(names.process(to), { signal: 'reset', peer: from }),
        ],
      },
    ];
  }

  #spent(budget: string | undefined): readonly Emission[] {
    return budget === undefined ? [] : [this.#wiring.emit(names.budget(budget), { signal: 'spend' })];
  }

  #offer(step: LinkStep): Offer {
    const { kind, from, to, message } = step;
    const action: Action = { kind, from, to, message };
    const fault = faultOf[kind];
    const clocked = this.#wiring.slotOf(names.clock) !== undefined;
    const promised = step.owed.map(
      (owed): Promised => ({
        owed: { owe: owed.to, from, to, ...(!owed.ofAny && { message }) },
        owner: this.slot.name,
        kind: owed.kind,
        // Under a clock a crashed receiver still has to absorb what is due to it.
        until: clocked && owed.to === 'clear' ? this.#wiring.untilTimePasses(from) : [from, to],
      }),
    );
    return {
      action: this.#wiring.actionId(action, promised),
      becomes: this.#contents.id(step.becomes, this.#where),
      labels: [...this.#spent(step.spends), ...(kind === 'lose' ? [] : this.#handed(from, to, message))],
      ...(fault !== undefined && { fault }),
    };
  }

  /** What logged links deliver is in stable storage first; where nobody recovers, there is none. */
  #handed(from: ProcessId, to: ProcessId, message: unknown): readonly Emission[] {
    const handed = { signal: 'deliver', from, message } as const;
    const process = names.process(to);
    if (!this.#link.logged || this.#wiring.slotOf(names.storage(to)) === undefined) {
      return [this.#wiring.emit(process, handed)];
    }
    return [
      this.#wiring.emit(names.storage(to), { signal: 'log', from, message }),
      this.#wiring.emit(process, { ...handed, logged: true }),
    ];
  }
}
