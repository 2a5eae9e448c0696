import type { Observed } from '../../specs/event.ts';
import type { Monitor } from '../../specs/property.ts';
import type { World } from '../../specs/world.ts';
import { BadInput } from '../bad-input.ts';
import { Interner } from '../interning/interner.ts';
import { PlainData } from '../interning/plain-data.ts';
import { ABSENT, PairMap } from '../kernel/pair-map.ts';
import type { Id, Label, Read } from '../transition-system.ts';
import type { UserCode } from '../user-code.ts';
import type { Watcher } from './append-slot.ts';

/** The memory of a monitor, as a component of the configuration. */
export class MonitorMemory implements Watcher {
  readonly slot;
  readonly #monitor: Monitor;
  readonly #world: (read: Read) => World;
  readonly #event: (label: Label) => Observed;
  readonly #userCode: UserCode;
  readonly #data = new PlainData();
  readonly #memories = new Interner(this.#data);
  readonly #answers = new PairMap();
  readonly #asked: (readonly [Id, Label, Id])[] = [];
  readonly #starts: (readonly [Read, Id])[] = [];

  constructor(monitor: Monitor, world: (read: Read) => World, event: (label: Label) => Observed, userCode: UserCode) {
    this.#monitor = monitor;
    this.#world = world;
    this.#event = event;
    this.#userCode = userCode;
    this.slot = {
      name: monitor.name,
      passive: true as const,
      value: (id: Id) => this.memory(id),
      ignores: (label: Label) => !monitor.observes.includes(event(label).type),
    };
  }

  get bytes(): number {
    return this.#data.bytes + this.#answers.bytes + 100 * this.#asked.length;
  }

  /** The events that the monitor was fed with, each once. */
  events(): readonly Observed[] {
    return [...new Set(this.#asked.map(([, label]) => label))].map(this.#event);
  }

  memory(id: Id): unknown {
    return this.#memories.value(id);
  }

  start(read: Read): Id {
    const id = this.#started(read);
    this.#starts.push([read, id]);
    return id;
  }

  advance(id: Id, label: Label): Id {
    if (!this.#monitor.observes.includes(this.#event(label).type)) return id;
    const known = this.#answers.get(id, label);
    if (known !== ABSENT) return known;
    const next = this.#advanced(id, label);
    this.#answers.add(id, label, next);
    this.#asked.push([id, label, next]);
    return next;
  }

  /**
   * Advances every remembered memory once more, the last first, starts it again, and compares.
   *
   * @throws BadInput if one is different now
   */
  askAgain(): void {
    for (const [id, label, next] of this.#asked.toReversed()) {
      if (this.#advanced(id, label) !== next) throw this.#impure('advance');
    }
    for (const [read, id] of this.#starts.toReversed()) {
      if (this.#started(read) !== id) throw this.#impure('start');
    }
  }

  #impure(name: string): BadInput {
    return new BadInput(
      `${name} of monitor "${this.#monitor.name}" answered differently when it was asked the same again: expected a pure function. ` +
        'Compute only from the arguments, and change no variable outside of it.',
    );
  }

  #started(read: Read): Id {
    const where = () => `start of monitor "${this.#monitor.name}"`;
    return this.#memories.id(
      this.#userCode.run(where, () => this.#monitor.start(this.#world(read))),
      where,
    );
  }

  #advanced(id: Id, label: Label): Id {
    const where = () => `advance of monitor "${this.#monitor.name}"`;
    const memory = this.memory(id);
    return this.#memories.id(
      this.#userCode.run(where, () => this.#monitor.advance(memory, this.#event(label))),
      where,
    );
  }
}
