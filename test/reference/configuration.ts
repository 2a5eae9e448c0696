import type { ProcessId } from '../../specs/event.ts';
import { key } from './key.ts';
import type { BudgetName, Content, Entry } from './link-rules.ts';
import type { ReferenceInput } from './reference-system.ts';

/** A configuration of a system of processes. Plain data in a canonical order, so that equal configurations have equal keys. */
export interface Configuration {
  /** Rigid: the same in every configuration of an execution. */
  readonly faulty: readonly ProcessId[];
  readonly locals: Readonly<Record<ProcessId, Local>>;
  /** The timers that are set, with the ticks that each has left; null where there is no clock. */
  readonly timers: Readonly<Record<ProcessId, Timers>>;
  /** What each link carries, by `place`; a pair that carries nothing has no entry. */
  readonly contents: Readonly<Record<string, readonly Aged[]>>;
  readonly clock: Clock | null;
  /** What each process stored last; one that never did has no entry. */
  readonly stored: Readonly<Record<ProcessId, unknown>>;
  /** Whom each process was told to suspect, or to trust, in the order of the system. */
  readonly told: Readonly<Record<ProcessId, readonly ProcessId[]>>;
  /** Null as long as a detector that settles may be wrong; then with the leader that it settled on, if it did on one. */
  readonly settledOn: { readonly leader: ProcessId | null } | null;
  /** Null where a crash is for ever. */
  readonly recovery: Recovery | null;
  /** The requests that were not made yet, sorted. */
  readonly pending: readonly ReferenceInput[];
  /** The units that are left. */
  readonly budgets: Readonly<Partial<Record<BudgetName | 'acts' | 'omissions', number>>>;
}

export type Timers = Readonly<Record<string, number | null>>;

/** What a link carries, with the ticks since it was sent; 0 where there is no clock. */
export type Aged = Entry & { readonly age: number };

export interface Recovery {
  /** Whether only faulty processes crash from now on. */
  readonly settled: boolean;
  /** Null where there may be any number. */
  readonly crashesLeft: number | null;
}

export interface Clock {
  readonly delay: number;
  readonly runs: boolean;
}

/** A process that is up has a local state. */
export type Local = { readonly up: true; readonly state: unknown } | { readonly up: false };

/** The place of the content that all pairs share. */
export const MEDIUM = 'medium';

/** Where the content of a pair is kept. */
export function place(from: ProcessId, to: ProcessId): string {
  return JSON.stringify([from, to]);
}

export function isUp(configuration: Configuration, process: ProcessId): boolean {
  return configuration.locals[process]!.up;
}

export function withLocal(configuration: Configuration, process: ProcessId, state: unknown): Configuration {
  return { ...configuration, locals: { ...configuration.locals, [process]: { up: true, state } } };
}

export function withTimers(
  configuration: Configuration,
  process: ProcessId,
  change: (timers: Timers) => Timers,
): Configuration {
  const timers = change(configuration.timers[process]!);
  return { ...configuration, timers: { ...configuration.timers, [process]: timers } };
}

export function withoutTimer(timers: Timers, timer: string): Timers {
  return Object.fromEntries(Object.entries(timers).filter(([other]) => other !== timer));
}

/** What a link carries, as its rules know it. */
export function contentOf(configuration: Configuration, where: string): Content {
  return (configuration.contents[where] ?? []).map(({ age: _, ...entry }) => entry);
}

/**
 * The link carries this from now on. Of equal messages the oldest goes first, so that the youngest are those that stay; one that is
 * new has no age yet.
 */
export function withContent(configuration: Configuration, where: string, content: Content): Configuration {
  const { [where]: before = [], ...others } = configuration.contents;
  const aged = content.map((entry, index): Aged => {
    const same = (other: Entry) => key(other) === key(entry);
    const ages = before.filter(({ age: _, ...other }) => same(other)).map(({ age }) => age);
    const youngestFirst = ages.sort((a, b) => a - b);
    const count = content.filter(same).length;
    const fresh = Math.max(0, count - ages.length);
    // The place of this entry among its equals, the last of which is the youngest.
    const behind = content.slice(index + 1).filter(same).length;
    return { ...entry, age: behind < fresh ? 0 : youngestFirst[behind - fresh]! };
  });
  return { ...configuration, contents: aged.length === 0 ? others : { ...others, [where]: aged } };
}

/** What is still carried after a delivery is to be delivered again: it is as good as sent again. */
export function withRenewed(configuration: Configuration, where: string, entry: Entry): Configuration {
  const content = configuration.contents[where]!.map(({ age, ...other }) => ({
    ...other,
    age: key(other) === key(entry) ? 0 : age,
  }));
  return { ...configuration, contents: { ...configuration.contents, [where]: content } };
}

/** A crashed process keeps neither its local state nor its timers, nor what it was told. */
export function withCrashed(configuration: Configuration, process: ProcessId): Configuration {
  const stopped = { ...configuration, locals: { ...configuration.locals, [process]: { up: false as const } } };
  const untold = { ...stopped, told: { ...configuration.told, [process]: [] } };
  const forgotten = withTimers(untold, process, () => ({}));
  const { recovery } = configuration;
  return recovery === null || recovery.crashesLeft === null
    ? forgotten
    : { ...forgotten, recovery: { ...recovery, crashesLeft: recovery.crashesLeft - 1 } };
}

/** @param place whose of several layers the value is; one without layers has one value */
export function withStored(
  configuration: Configuration,
  process: ProcessId,
  value: unknown,
  place?: number,
): Configuration {
  if (configuration.recovery === null) {
    return configuration;
  }
  const before = configuration.stored[process] as object | undefined;
  const after = place === undefined ? value : { ...before, [place]: value };
  return { ...configuration, stored: { ...configuration.stored, [process]: after } };
}

/** Whether a process that is up may crash now. */
export function mayCrash({ faulty, recovery }: Configuration, process: ProcessId): boolean {
  if (recovery === null) {
    return faulty.includes(process);
  }
  return recovery.crashesLeft !== 0 && (!recovery.settled || faulty.includes(process));
}
