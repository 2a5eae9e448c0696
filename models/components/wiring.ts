import type { Action } from '../../checker/action.ts';
import { Interner } from '../../checker/interning/interner.ts';
import { PlainData } from '../../checker/interning/plain-data.ts';
import {
  type ActionId,
  type Emission,
  type Label,
  OBSERVERS,
  type SlotIndex,
} from '../../checker/transition-system.ts';
import type { UserCode } from '../../checker/user-code.ts';
import type { Observed, ProcessId } from '../../specs/event.ts';
import type { Deviations } from '../adversary/deviations.ts';
import { termsIn } from '../cryptography/term.ts';
import type { Omission } from '../failures/failure-model.ts';
import type { Owed } from './owed.ts';
import type { Signal } from './signal.ts';

/** A promise about an action: it binds as long as none of `until` has crashed. */
export interface Promised {
  readonly owed: Owed;
  readonly owner: string;
  readonly kind: 'weak' | 'strong';
  readonly until: readonly ProcessId[];
}

/** The dictionaries that the components of one system share, and the addresses of its slots. */
export class Wiring {
  readonly data = new PlainData();
  readonly userCode: UserCode;
  readonly everyone: readonly ProcessId[];
  /** How faulty processes depart from their protocol, where they otherwise follow it. */
  deviations: Deviations | undefined;
  /** What faulty processes may omit, if they may. */
  omission: Omission | undefined;
  /** Whether the links that processes use are implemented by layers: what travels is then not what they send. */
  readonly layered: boolean;
  /** The timers that each process has set so far, and those that it has cancelled. */
  readonly timersSet = new Map<ProcessId, Set<string>>();
  readonly timersCancelled = new Map<ProcessId, Set<string>>();
  /** To whom each process has sent something so far, by itself and not to everyone. */
  readonly addressed = new Map<ProcessId, Set<ProcessId>>();
  readonly #labels = new Interner<Signal>(this.data);
  readonly #actions = new Interner<{ readonly action: Action; readonly promised: readonly Promised[] }>(this.data);
  readonly #addresses = new Map<string, SlotIndex>();

  constructor(everyone: readonly ProcessId[], userCode: UserCode, layered = false) {
    this.userCode = userCode;
    this.layered = layered;
    this.everyone = Object.freeze([...everyone]);
  }

  /** Gives the component called `name` its slot. */
  place(name: string, slot: SlotIndex): void {
    this.#addresses.set(name, slot);
  }

  /** The slot of a component, if the system has it. */
  slotOf(name: string): SlotIndex | undefined {
    return this.#addresses.get(name);
  }

  label(signal: Signal): Label {
    return this.#labels.id(signal, () => `signal ${signal.signal}`);
  }

  /** How many labels there are: those from 0 on, in the order in which they came up. */
  get labels(): number {
    return this.#labels.size;
  }

  signal(label: Label): Signal {
    return this.#labels.value(label);
  }

  /** A signal to a component that the system has. */
  emit(name: string, signal: Signal): Emission {
    return { to: this.#addresses.get(name)!, label: this.label(signal) };
  }

  /** A signal to a component, if the system has it. */
  emitIfThere(name: string, signal: Signal): readonly Emission[] {
    return this.#addresses.has(name) ? [this.emit(name, signal)] : [];
  }

  /** Whether a process is Byzantine, and runs no handler, where `faulty` are. */
  isByzantine(process: ProcessId, faulty: readonly ProcessId[]): boolean {
    return this.#addresses.has(names.adversary) && faulty.includes(process);
  }

  /** What a departure of `process` from its protocol takes: that it is Byzantine, and one of the acts. */
  deviates(process: ProcessId): readonly Emission[] {
    return [
      this.emit(names.byzantine, { signal: 'deviate', process }),
      ...this.emitIfThere(names.budget('acts'), { signal: 'spend' }),
    ];
  }

  /**
   * Who discharges what would keep time from passing, under a clock: `process` by a crash, which takes it out of time's way. A Byzantine
   * process that departs from its protocol owes nothing else, but is on time, or an execution in which time stops would be fair.
   */
  untilTimePasses(process: ProcessId): readonly ProcessId[] {
    return this.deviations === undefined ? [process] : [];
  }

  /** What the adversary takes from a message to a Byzantine process: terms that it may need later. */
  learn(message: unknown): readonly Emission[] {
    return termsIn(message).length > 0 ? [this.emit(names.adversary, { signal: 'learn', message })] : [];
  }

  observe(event: Observed): Emission {
    return { to: OBSERVERS, label: this.label({ signal: 'observed', event }) };
  }

  event(label: Label): Observed {
    const signal = this.signal(label);
    if (signal.signal !== 'observed') throw new Error(`The label ${label} is no observed event.`);
    return signal.event;
  }

  actionId(action: Action, promised: readonly Promised[]): ActionId {
    return this.#actions.id({ action, promised }, () => `action ${action.kind}`);
  }

  action(id: ActionId): Action {
    return this.#actions.value(id).action;
  }

  promised(id: ActionId): readonly Promised[] {
    return this.#actions.value(id).promised;
  }
}

/** The names by which components find each other. */
export const names = {
  process: (process: ProcessId) => `process ${process}`,
  timers: (process: ProcessId) => `timers ${process}`,
  storage: (process: ProcessId) => `storage ${process}`,
  inputs: (process: ProcessId) => `inputs ${process}`,
  link: (from: ProcessId, to: ProcessId) => `link ${JSON.stringify([from, to])}`,
  medium: 'medium',
  failures: 'failures',
  byzantine: 'Byzantine processes',
  adversary: 'adversary',
  clock: 'clock',
  detector: (process: ProcessId) => `detector of ${process}`,
  settlement: 'what the detector settles on',
  budget: (budget: string) => `budget ${budget}`,
};
