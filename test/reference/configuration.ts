import type { ProcessId } from '../../specs/event.ts';
import { key, sorted } from './key.ts';
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
  /** What logged links have delivered to each process, in the order of the texts; one that they delivered nothing to has no entry. */
  readonly logs: Readonly<Record<ProcessId, readonly Logged[]>>;
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

export interface Logged {
  readonly deliver: unknown;
  readonly from: ProcessId;
}

export type Timers = Readonly<Record<string, number | null>>;

/**
 * What a link carries, with the ticks since it was sent; 0 where there is no clock. What its sender had under way when it crashed is owed by
 * nobody, under a clock.
 */
export type Aged = Entry & { readonly age: number; readonly orphan: boolean };

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
  return (configuration.contents[where] ?? []).map(entryOf);
}

/** A message under way without what the clock makes of it. */
export function entryOf({ age: _, orphan: __, ...entry }: Aged): Entry {
  return entry;
}

/** The link carries `content` now that `entry` was sent: new, unless it was merged with an equal one that is owed. */
export function withAdded(configuration: Configuration, where: string, content: Content, entry: Entry): Configuration {
  const before = configuration.contents[where] ?? [];
  const fresh: Aged = { ...entry, age: 0, orphan: false };
  const isSame = (other: Entry) => key(other) === key(entry);
  if (content.length === before.length) {
    return withAged(
      configuration,
      where,
      before.map((other) => (isSame(entryOf(other)) && other.orphan ? fresh : other)),
    );
  }
  // It comes after its equals that are owed, and before those next to it that are not.
  let at = content.findLastIndex(isSame);
  while (at > 0 && before[at - 1]!.orphan && isSame(entryOf(before[at - 1]!))) {
    at -= 1;
  }
  return withAged(configuration, where, before.toSpliced(at, 0, fresh));
}

/** The link carries `content` now that one message was taken out, or none: the first one of equals that stand side by side. */
export function withTaken(configuration: Configuration, where: string, content: Content): Configuration {
  const before = configuration.contents[where] ?? [];
  if (content.length === before.length) {
    return configuration;
  }
  const differs = before.findIndex(
    (entry, index) => content[index] === undefined || key(entryOf(entry)) !== key(content[index]),
  );
  const taken = key(entryOf(before[differs]!));
  let first = differs;
  while (first > 0 && key(entryOf(before[first - 1]!)) === taken) {
    first -= 1;
  }
  return withAged(configuration, where, before.toSpliced(first, 1));
}

export function withAged(configuration: Configuration, where: string, content: readonly Aged[]): Configuration {
  const { [where]: _, ...others } = configuration.contents;
  return { ...configuration, contents: content.length === 0 ? others : { ...others, [where]: content } };
}

/** What is still carried after a delivery is to be delivered again: it is as good as sent again. */
export function withRenewed(configuration: Configuration, where: string, entry: Entry): Configuration {
  const content = configuration.contents[where]!.map((other) =>
    key(entryOf(other)) === key(entry) ? { ...other, age: 0 } : other,
  );
  return withAged(configuration, where, content);
}

/** A crashed process keeps neither its local state nor its timers, nor what it was told. */
export function withCrashed(configuration: Configuration, process: ProcessId): Configuration {
  const stopped = { ...configuration, locals: { ...configuration.locals, [process]: { up: false as const } } };
  const untold = { ...stopped, told: { ...configuration.told, [process]: [] } };
  const forgotten = withTimers(untold, process, () => ({}));
  const { recovery } = configuration;
  const counted =
    recovery === null || recovery.crashesLeft === null
      ? forgotten
      : { ...forgotten, recovery: { ...recovery, crashesLeft: recovery.crashesLeft - 1 } };
  return configuration.clock === null ? counted : withOrphans(counted, process);
}

/** Nobody owes what a process had under way. */
function withOrphans(configuration: Configuration, process: ProcessId): Configuration {
  const contents = Object.entries(configuration.contents).map(
    ([where, content]) =>
      [where, content.map((entry) => (entry.from === process ? { ...entry, orphan: true } : entry))] as const,
  );
  return { ...configuration, contents: Object.fromEntries(contents) };
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

/** What logged links deliver is in stable storage. */
export function withLogged(configuration: Configuration, process: ProcessId, delivery: Logged): Configuration {
  const logs = { ...configuration.logs, [process]: sorted([...(configuration.logs[process] ?? []), delivery]) };
  return { ...configuration, logs };
}

/** Whether a process that is up may crash now. */
export function mayCrash({ faulty, recovery }: Configuration, process: ProcessId): boolean {
  if (recovery === null) {
    return faulty.includes(process);
  }
  return recovery.crashesLeft !== 0 && (!recovery.settled || faulty.includes(process));
}
