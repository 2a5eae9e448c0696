import { BadInput } from '../../checker/bad-input.ts';
import { Interner } from '../../checker/interning/interner.ts';
import type { Emission, Id, Label, Offer, Reaction } from '../../checker/transition-system.ts';
import type { Observed, ProcessId } from '../../specs/event.ts';
import { expectNoForgery } from '../cryptography/cryptography.ts';
import { newsKinds } from '../detectors/detector.ts';
import type { Memories } from '../layer-stack.ts';
import { type Effects, type ProcessDefinition, refuse } from '../process.ts';
import { ownProcess } from '../process-as-layer.ts';
import type { Component } from './component.ts';
import { departures } from './departures.ts';
import { RecordedEffects } from './recorded-effects.ts';
import type { Signal } from './signal.ts';
import { names, type Wiring } from './wiring.ts';

/** In place of a local state: the process runs no handler, and the adversary speaks for it. */
const BYZANTINE = 'Byzantine';

/** In place of a local state: the process has asked for what it stored, within a step. */
const RECOVERING = 'recovering';

/** Up with a local state, crashed, recovering, or Byzantine. */
type Status = { readonly local: unknown } | null | typeof RECOVERING | typeof BYZANTINE;

/** What a start handler does. */
interface Start {
  readonly becomes: Id;
  readonly labels: readonly Emission[];
}

/** One process: asks its handlers once per local state and event, and remembers what they answered. */
export class ProcessComponent implements Component {
  readonly slot;
  readonly #process: ProcessId;
  readonly #definition: ProcessDefinition;
  readonly #wiring: Wiring;
  readonly #statuses: Interner<Status>;
  readonly #reactions = new Map<Id, Map<Label, readonly Reaction[]>>();
  readonly #offers = new Map<Id, readonly Offer[]>();
  #bytes = 0;
  #first: Id | undefined;
  #started: Start | undefined;

  constructor(process: ProcessId, definition: ProcessDefinition, wiring: Wiring) {
    this.#process = process;
    this.#definition = definition;
    this.#wiring = wiring;
    this.#statuses = new Interner(wiring.data);
    this.slot = { name: process, owner: process, value: (id: Id) => this.#shown(id) };
  }

  /** About how much memory the remembered answers take. */
  get bytes(): number {
    return this.#bytes;
  }

  #shown(id: Id): unknown {
    const status = this.#statuses.value(id);
    if (status === BYZANTINE || status === RECOVERING) return status;
    return status === null ? 'crashed' : status.local;
  }

  /** The whole local state behind the id of a process that runs its handlers. */
  #upWith(id: Id): unknown {
    const status = this.#statuses.value(id);
    return typeof status === 'object' ? status?.local : null;
  }

  /** The local state behind an id, without the memories of layers that implement links; null for a process that has crashed or is Byzantine. */
  local(id: Id): unknown {
    const status = this.#statuses.value(id);
    const local = typeof status === 'object' ? (status?.local ?? null) : null;
    return this.#wiring.layered && local !== null ? (local as Memories)[ownProcess] : local;
  }

  initial(faulty: readonly ProcessId[]): Id {
    if (this.#wiring.isByzantine(this.#process, faulty)) return this.#statuses.id(BYZANTINE, () => 'failure pattern');
    this.#first ??= this.#initial();
    return this.#first;
  }

  /** What the start handler makes of the initial state, and what it causes. A Byzantine process does not run it. */
  start(faulty: readonly ProcessId[]): Start {
    const first = this.initial(faulty);
    if (first !== this.#first) return { becomes: first, labels: [] };
    this.#started ??= this.#start(first);
    return this.#started;
  }

  #initial(): Id {
    const where = () => `init of process ${this.#process}`;
    const { everyone } = this.#wiring;
    const local = this.#wiring.userCode.run(where, () => this.#definition.init(this.#process, everyone));
    const id = this.#up(local, where);
    expectNoForgery(where, this.#process, [], [this.#statuses.value(id)]);
    return id;
  }

  #start(id: Id): Start {
    const { start } = this.#definition;
    if (start === undefined) return { becomes: id, labels: [] };
    const local = this.#upWith(id);
    const ran = this.#run('start', [local], (fx) => start(local, fx));
    if (ran === refuse) {
      throw new BadInput(`start of process ${this.#process} refuses: expected the first local state. Return it.`);
    }
    return { becomes: ran.becomes, labels: ran.effects.flat() };
  }

  offers(id: Id): readonly Offer[] {
    const known = this.#offers.get(id);
    if (known !== undefined) return known;
    const offers = [...this.#enabledInternalSteps(id), ...this.#corruptions(id)];
    this.#offers.set(id, offers);
    this.#bytes += 100 + 200 * offers.length;
    return offers;
  }

  react(id: Id, label: Label): readonly Reaction[] {
    let answers = this.#reactions.get(id);
    if (answers === undefined) {
      answers = new Map();
      this.#reactions.set(id, answers);
    }
    const known = answers.get(label);
    if (known !== undefined) return known;
    const reactions = this.#answer(id, this.#wiring.signal(label));
    answers.set(label, reactions);
    for (const { labels } of reactions) this.#bytes += 150 + 70 * labels.length;
    return reactions;
  }

  /**
   * Asks every handler again for what is remembered, the last first, and compares.
   *
   * @throws BadInput that names the handler whose answer is a different one now
   */
  askAgain(): void {
    for (const [id, answers] of [...this.#reactions].reverse()) {
      for (const [label, reactions] of [...answers].reverse()) {
        const signal = this.#wiring.signal(label);
        if (JSON.stringify(this.#answer(id, signal)) !== JSON.stringify(reactions))
          throw this.#impure(this.#nameOf(signal));
      }
    }
    for (const [id, offers] of [...this.#offers].reverse()) {
      if (JSON.stringify([...this.#enabledInternalSteps(id), ...this.#corruptions(id)]) !== JSON.stringify(offers)) {
        throw this.#impure('the guard of an internal step');
      }
    }
    if (this.#first === undefined) return;
    if (this.#initial() !== this.#first) throw this.#impure('init');
    if (this.#started && JSON.stringify(this.#start(this.#first)) !== JSON.stringify(this.#started))
      throw this.#impure('start');
  }

  #enabledInternalSteps(id: Id): readonly Offer[] {
    const status = this.#statuses.value(id);
    if (status === null || status === RECOVERING || status === BYZANTINE) return [];
    const process = this.#process;
    return (this.#definition.internal ?? []).flatMap((step, index): Offer[] => {
      const where = () => `when of internal step "${step.name}" of process ${process}`;
      const enabled = this.#wiring.userCode.truth(where, () => step.when(status.local));
      if (!enabled) return [];
      const promised = {
        owed: { owe: 'internal step', process, name: step.name },
        owner: process,
        kind: 'weak',
        until: [process],
      } as const;
      return [
        {
          action: this.#wiring.actionId({ kind: 'internal', process, name: step.name }, [promised]),
          becomes: id,
          labels: [this.#wiring.emit(names.process(process), { signal: 'internal', index })],
        },
      ];
    });
  }

  #answer(id: Id, signal: Signal): readonly Reaction[] {
    const status = this.#statuses.value(id);
    const process = this.#process;
    const { upon = {}, internal = [] } = this.#definition;
    if (status === null) return signal.signal === 'recover' ? this.#recovering() : whenCrashed(id, signal);
    if (status === RECOVERING) return this.#recovered(signal);
    if (status === BYZANTINE) return this.#whenByzantine(id, signal);
    const { local } = status;
    switch (signal.signal) {
      case 'request': {
        const { request } = signal;
        const happened: Observed = { type: 'request', process, request };
        return this.#handle(local, signal, happened, (fx) => upon.request?.(local, request, fx));
      }
      case 'deliver': {
        const { from, message } = signal;
        const type = this.#wiring.layered ? 'receive' : 'deliver';
        // What is logged, stable storage has said already.
        const happened: Observed | null = signal.logged ? null : { type, process, from, to: process, message };
        if (upon.deliver === undefined)
          return [{ becomes: id, labels: happened === null ? [] : [this.#wiring.observe(happened)] }];
        return this.#handle(local, signal, happened, (fx) => upon.deliver?.(local, from, message, fx));
      }
      case 'timeout':
        return this.#handle(local, signal, null, (fx) => upon.timeout?.(local, signal.timer, fx));
      case 'internal':
        return this.#handle(local, signal, null, (fx) => internal[signal.index]?.run(local, fx));
      case 'reset':
        if (upon.reset === undefined) return [{ becomes: id, labels: [] }];
        return this.#handle(local, signal, null, (fx) => upon.reset?.(local, signal.peer, fx));
      case 'suspect':
      case 'restore':
      case 'trust':
        if (upon[signal.signal] === undefined) return [{ becomes: id, labels: [] }];
        return this.#handle(local, signal, null, (fx) => upon[signal.signal]?.(local, signal.of, fx));
      case 'crash':
        return [{ becomes: this.#crashed(), labels: this.#crash() }];
      default:
        throw new Error(`A process is told to ${signal.signal}.`);
    }
  }

  /** The reactions of a process that is up: all effects of the handler, or, where it may crash, only the first few. */
  #handle(
    local: unknown,
    signal: Signal,
    happened: Observed | null,
    handler: (fx: Effects) => unknown,
  ): readonly Reaction[] {
    const ran = this.#run(this.#nameOf(signal), [local, signal], handler);
    if (ran === refuse) return this.#refused(signal);
    const before = happened === null ? [] : [this.#wiring.observe(happened)];
    const full: Reaction = { becomes: ran.becomes, labels: [...before, ...ran.effects.flat()] };
    const { deviations } = this.#wiring;
    if (deviations !== undefined) {
      const handled = { process: this.#process, local, signal, before, sent: ran.sent, handler };
      const run = (other: (fx: Effects) => unknown, instead?: readonly unknown[]) =>
        this.#run(this.#nameOf(signal), [local, signal], other, instead);
      return [full, ...departures(handled, this.#definition.upon, deviations, this.#wiring, run)];
    }
    const cut = [
      ...this.#wiring.emitIfThere(names.failures, { signal: 'cut', process: this.#process }),
      ...this.#wiring.emitIfThere(names.budget('crashes'), { signal: 'spend' }),
    ];
    if (cut.length === 0) return [full];
    const count = ran.effects.length;
    const cuts = ran.effects.map(
      (_, done): Reaction => ({
        becomes: this.#crashed(),
        labels: [...cut, ...before, ...ran.effects.slice(0, done).flat(), ...this.#crash()],
        note: `${this.#process} crashes after ${done} of ${count} effects`,
      }),
    );
    return [full, ...cuts];
  }

  /** The wrong states that a Byzantine process may fall into, if it otherwise follows its protocol. */
  #corruptions(id: Id): readonly Offer[] {
    const { deviations } = this.#wiring;
    const status = this.#statuses.value(id);
    if (deviations?.may('corrupt its state') !== true || status === null || typeof status !== 'object') return [];
    const process = this.#process;
    return deviations.wrong(status.local, 'state', process, [status.local]).map((local) => ({
      action: this.#wiring.actionId({ kind: 'corrupt', process }, []),
      becomes: this.#up(local, () => `corrupted state of process ${process}`),
      labels: this.#wiring.deviates(process),
    }));
  }

  /** Under a clock, what is due must be taken: time would stop for ever if it were refused. */
  #refused(signal: Signal): readonly Reaction[] {
    const due = signal.signal === 'deliver' || signal.signal === 'timeout';
    if (!due || this.#wiring.slotOf(names.clock) === undefined) return [];
    throw new BadInput(
      `${this.#nameOf(signal)} of process ${this.#process} refuses: expected it to take every ${signal.signal === 'deliver' ? 'message' : 'timeout'}, since there is a clock that stands still while one is due. Return the state, and remember what is for later.`,
    );
  }

  /**
   * @param given what the handler can read
   * @param instead what a Byzantine process sends in the place of the right messages
   */
  #run(name: string, given: readonly unknown[], handler: (fx: Effects) => unknown, instead?: readonly unknown[]) {
    const where = () => `${name} of process ${this.#process}`;
    const fx = new RecordedEffects(this.#process, where, this.#wiring, instead);
    const next = this.#wiring.userCode.run(where, () => handler(fx));
    fx.end();
    if (next === refuse) return refuse;
    const becomes = this.#up(next, where);
    expectNoForgery(where, this.#process, given, [this.#statuses.value(becomes), ...fx.carried]);
    return { becomes, effects: fx.effects, sent: fx.sent };
  }

  /** Nobody asks a Byzantine process for anything, nor tells it of others; what arrives at it, the adversary has. */
  #whenByzantine(id: Id, signal: Signal): readonly Reaction[] {
    if (signal.signal === 'request' || isNews(signal)) return [];
    return [{ becomes: id, labels: signal.signal === 'deliver' ? this.#wiring.learn(signal.message) : [] }];
  }

  #up(local: unknown, where: () => string): Id {
    if (local === undefined) {
      throw new BadInput(
        `${where()}: expected the next local state, found undefined. Return the state, also where it stays the same.`,
      );
    }
    const kept = this.#wiring.data.canonical(local, () => `local state from ${where()}`);
    this.#wiring.deviations?.meet(kept, 'state');
    return this.#statuses.id({ local: kept }, where);
  }

  /** Asks for what it stored. */
  #recovering(): readonly Reaction[] {
    return [
      {
        becomes: this.#statuses.id(RECOVERING, () => 'recovery'),
        labels: [this.#wiring.emit(names.storage(this.#process), { signal: 'retrieve' })],
      },
    ];
  }

  #recovered(signal: Signal): readonly Reaction[] {
    if (signal.signal !== 'stored') throw new Error(`A process that recovers is told to ${signal.signal}.`);
    const { value, log = [] } = signal;
    const { init, start, recover, upon = {} } = this.#definition;
    const happened: Observed = { type: 'recover', process: this.#process };
    const up = (fx: Effects): unknown => {
      if (recover !== undefined) return recover(value, fx);
      const first = this.#wiring.data.canonical(
        init(this.#process, this.#wiring.everyone),
        () => `init of process ${this.#process}`,
      );
      return start === undefined ? first : start(first, fx);
    };
    return this.#handle(null, signal, happened, (fx) =>
      // It is told again what its links have delivered.
      log.reduce(
        (state: unknown, { deliver, from }) =>
          state === refuse || upon.deliver === undefined ? state : upon.deliver(state, from, deliver, fx),
        up(fx),
      ),
    );
  }

  #crashed(): Id {
    return this.#statuses.id(null, () => 'crash');
  }

  /** What follows from the crash of this process. */
  #crash(): readonly Emission[] {
    return [
      ...this.#wiring.emitIfThere(names.timers(this.#process), { signal: 'clear' }),
      ...this.#wiring.emitIfThere(names.detector(this.#process), { signal: 'forget' }),
      ...this.#orphans(),
      this.#wiring.observe({ type: 'crash', process: this.#process }),
    ];
  }

  /** Under a clock, what this process has under way no longer keeps time from passing. */
  #orphans(): readonly Emission[] {
    if (this.#wiring.slotOf(names.clock) === undefined) return [];
    return this.#wiring.everyone.map((to) => this.#wiring.emit(names.link(this.#process, to), { signal: 'orphan' }));
  }

  #nameOf(signal: Signal): string {
    if (signal.signal === 'stored') return 'recover';
    if (signal.signal !== 'internal') return `upon.${signal.signal}`;
    return `internal step "${this.#definition.internal?.[signal.index]?.name}"`;
  }

  #impure(name: string): BadInput {
    return new BadInput(
      `${name} of process ${this.#process} answered differently when it was asked the same again: expected a pure function. ` +
        'Compute only from the arguments, and change no variable outside of it.',
    );
  }
}

function isNews({ signal }: Signal): boolean {
  return newsKinds.some((kind) => kind === signal);
}

const absorbed: readonly Signal['signal'][] = ['deliver', 'timeout', 'reset'];

/** A crashed process absorbs what arrives, and starts nothing. What is logged waits for it. */
function whenCrashed(id: Id, signal: Signal): readonly Reaction[] {
  if (signal.signal === 'deliver' && signal.logged) return [];
  return absorbed.includes(signal.signal) ? [{ becomes: id, labels: [] }] : [];
}
