import { BadInput } from '../../checker/bad-input.ts';
import { shown } from '../../checker/shape.ts';
import type { Emission } from '../../checker/transition-system.ts';
import type { Deliver, ProcessId, Send } from '../../specs/event.ts';
import { type Cryptography, cryptographyOf } from '../cryptography/cryptography.ts';
import type { StackEffects } from '../layer-stack.ts';
import { EVERYONE } from '../links/link.ts';
import { expectTicks } from '../timing/expect-ticks.ts';
import type { Signal } from './signal.ts';
import { names, type Wiring } from './wiring.ts';

/** The effects of one run of a handler, in order: each as the emissions that carry it out. Handlers may take `fx` apart. */
export class RecordedEffects implements StackEffects {
  readonly self: ProcessId;
  readonly everyone: readonly ProcessId[];
  readonly effects: (readonly Emission[])[] = [];
  /** The messages that were sent, in order; one for each receiver. */
  readonly sent: unknown[] = [];
  /** What is sent in the place of these. */
  readonly #instead: readonly unknown[] | undefined;
  /** The plain data that the effects carry: messages and indications. */
  readonly carried: unknown[] = [];
  readonly sign: Cryptography['sign'];
  readonly mac: Cryptography['mac'];
  readonly verify: Cryptography['verify'];
  readonly #where: () => string;
  readonly #wiring: Wiring;
  #over = false;

  /**
   * @param where names the handler for a person
   * @param instead the messages that a Byzantine process sends in the place of the right ones, in order
   */
  constructor(self: ProcessId, where: () => string, wiring: Wiring, instead?: readonly unknown[]) {
    this.#instead = instead;
    this.self = self;
    this.everyone = wiring.everyone;
    this.#where = where;
    this.#wiring = wiring;
    const { sign, mac, verify } = cryptographyOf(self, this.everyone, where);
    this.sign = sign;
    this.mac = mac;
    this.verify = verify;
  }

  /** From now on an effect is a mistake: the handler has returned. */
  end(): void {
    this.#over = true;
  }

  readonly send = (to: ProcessId, message: unknown): void => {
    this.#record(this.#sent(to, this.#plain('message', message)));
    note(this.#wiring.addressed, this.self, to);
  };

  readonly broadcast = (message: unknown): void => {
    const plain = this.#plain('message', message);
    if (this.#wiring.slotOf(names.medium) === undefined) {
      for (const to of this.everyone) this.#record(this.#sent(to, plain));
      return;
    }
    const from = this.self;
    const said = this.everyone.map(() => this.#said(plain));
    // What is not the same for everyone is no broadcast.
    const entries = said.every((message) => message === said[0])
      ? [{ from, to: EVERYONE, message: said[0] }]
      : this.everyone.map((to, index) => ({ from, to, message: said[index] }));
    this.#record([
      ...this.everyone.map((to, index) =>
        this.#wiring.observe({ type: 'send', process: from, from, to, message: said[index] }),
      ),
      ...entries.map((entry) => this.#wiring.emit(names.medium, { signal: 'add', entry })),
    ]);
  };

  readonly indicate = (indication: unknown): void => {
    const plain = this.#plain('indication', indication);
    this.#record([this.#wiring.observe({ type: 'indication', process: this.self, indication: plain })]);
  };

  readonly store = (value: unknown): void => this.#store({ signal: 'store', value });

  readonly storeOf = (layer: string, value: unknown, delivers: boolean): void => {
    if (delivers) expectLog(this.#where(), layer, value);
    this.#store({ signal: 'store', value, layer, ...(delivers && { delivers }) });
  };

  #store(signal: Extract<Signal, { signal: 'store' }>): void {
    const value = this.#plain('what is stored', signal.value);
    // Where nobody ever recovers, nobody asks for it.
    this.#record(this.#wiring.emitIfThere(names.storage(this.self), { ...signal, value }));
  }

  /** Says that a process and its implemented links met: `send` or `deliver` at the boundary between them. */
  readonly observe = (event: Send | Deliver): void => {
    this.#record([this.#wiring.observe({ ...event, message: this.#plain('message', event.message) })]);
  };

  readonly setTimer = (timer: string, ticks?: number): void => {
    const timers = this.#timersFor(timer);
    if (ticks !== undefined) expectTicks(`${this.#where()}, timer "${timer}"`, 'ticks', ticks);
    const clocked = this.#wiring.slotOf(names.clock) !== undefined;
    if (clocked && ticks === undefined) {
      throw new BadInput(
        `${this.#where()} sets the timer "${timer}": expected the ticks after which it fires, since there is a clock, found none. Write setTimer("${timer}", 1).`,
      );
    }
    note(this.#wiring.timersSet, this.self, timer);
    this.#record([this.#wiring.emit(timers, { signal: 'set', timer, ...(clocked && { ticks: ticks! }) })]);
  };

  readonly cancelTimer = (timer: string): void => {
    const timers = this.#timersFor(timer);
    note(this.#wiring.timersCancelled, this.self, timer);
    this.#record([this.#wiring.emit(timers, { signal: 'cancel', timer })]);
  };

  /** The address of this process' timers. */
  #timersFor(timer: string): string {
    if (this.#wiring.slotOf(names.timers(this.self)) === undefined) {
      throw new BadInput(
        `${this.#where()} uses the timer "${timer}": expected upon.timeout beside it, found none. Add it.`,
      );
    }
    if (typeof timer !== 'string') {
      throw new BadInput(`${this.#where()}: expected a timer's name, found ${String(timer)}. Name timers by strings.`);
    }
    return names.timers(this.self);
  }

  /** The message that is sent in the place of the right one: mostly that one. */
  #said(right: unknown): unknown {
    const said = this.#instead === undefined ? right : this.#instead[this.sent.length];
    this.sent.push(right);
    return this.#wiring.data.canonical(said, () => `message of ${this.#where()}`);
  }

  #sent(to: ProcessId, right: unknown): readonly Emission[] {
    const from = this.self;
    if (!this.everyone.includes(to)) {
      throw new BadInput(
        `${this.#where()} sends a message to "${String(to)}": expected a process of the system (${this.everyone.join(', ')}). Send to one of them.`,
      );
    }
    const message = this.#said(right);
    const link = this.#wiring.slotOf(names.medium) === undefined ? names.link(from, to) : names.medium;
    return [
      this.#wiring.observe({ type: this.#wiring.layered ? 'transmit' : 'send', process: from, from, to, message }),
      this.#wiring.emit(link, { signal: 'add', entry: { from, to, message } }),
    ];
  }

  #plain(what: string, value: unknown): unknown {
    const plain = this.#wiring.data.canonical(value, () => `${what} of ${this.#where()}`);
    this.carried.push(plain);
    return plain;
  }

  #record(emissions: readonly Emission[]): void {
    if (this.#over) {
      throw new BadInput(
        `${this.#where()} causes an effect after it has returned: expected a synchronous handler. Await nothing in it.`,
      );
    }
    this.effects.push(emissions);
  }
}

function note(noted: Map<ProcessId, Set<string>>, process: ProcessId, what: string): void {
  noted.set(process, (noted.get(process) ?? new Set()).add(what));
}

function expectLog(where: string, layer: string, value: unknown): void {
  const isDelivery = (entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'deliver' in entry && 'from' in entry;
  if (Array.isArray(value) && value.every(isDelivery)) return;
  throw new BadInput(
    `${where}, layer "${layer}": expected a list of { deliver, from } in stable storage, since it "logs" what it delivers, found ${shown(value)}. Store that, or leave "logs" out.`,
  );
}
