import type { Observed, ObservedType } from '../../specs/event.ts';
import { IntBuffer } from '../kernel/int-buffer.ts';
import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Id, Label } from '../transition-system.ts';
import type { Watcher } from './append-slot.ts';

/**
 * The observed events so far, as a component of the configuration: a predicate may look at any part of the past, so two executions
 * that differ in what was observed are different, even where they lead the system to the same configuration.
 *
 * Its ids are the nodes of a trie; 0 is the empty trace.
 */
export class ObservedTrace implements Watcher {
  readonly slot = {
    name: 'observed trace',
    passive: true as const,
    value: (id: Id): readonly Observed[] => this.trace(id),
    ignores: (label: Label) => !this.#observes.has(this.#event(label).type),
  };
  readonly #observes: ReadonlySet<ObservedType>;
  readonly #event: (label: Label) => Observed;
  readonly #children = new PairMap();
  readonly #parents = new IntBuffer();
  readonly #labels = new IntBuffer();

  constructor(observes: readonly ObservedType[], event: (label: Label) => Observed) {
    this.#observes = new Set(observes);
    this.#event = event;
    this.#parents.push(0);
    this.#labels.push(0);
  }

  /** Distinct traces that were met. */
  get size(): number {
    return this.#parents.length;
  }

  get bytes(): number {
    return this.#children.bytes + this.#parents.items.byteLength + this.#labels.items.byteLength;
  }

  /** The events that occur in any trace, each once. */
  events(): readonly Observed[] {
    const labels = new Set<Label>();
    for (let node = 1; node < this.size; node++) labels.add(this.#labels.items[node]!);
    return [...labels].map(this.#event);
  }

  start(): Id {
    return 0;
  }

  advance(id: Id, label: Label): Id {
    if (!this.#observes.has(this.#event(label).type)) return id;
    const known = this.#children.get(id, label);
    if (known !== ABSENT) return known;
    const child = this.#parents.length;
    this.#parents.push(id);
    this.#labels.push(label);
    this.#children.add(id, label, child);
    return child;
  }

  /** The events of a trace, oldest first. */
  trace(id: Id): readonly Observed[] {
    const events: Observed[] = [];
    for (let node = id; node !== 0; node = this.#parents.items[node]!) {
      events.push(this.#event(this.#labels.items[node]!));
    }
    return Object.freeze(events.reverse());
  }
}
