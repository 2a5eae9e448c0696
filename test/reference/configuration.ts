import type { ProcessId } from '../../specs/event.ts';
import type { BudgetName, Content } from './link-rules.ts';
import type { ReferenceInput } from './reference-system.ts';

/** A configuration of a system of processes. Plain data in a canonical order, so that equal configurations have equal keys. */
export interface Configuration {
  /** Rigid: the same in every configuration of an execution. */
  readonly faulty: readonly ProcessId[];
  readonly locals: Readonly<Record<ProcessId, Local>>;
  /** The timers that are set, sorted. */
  readonly timers: Readonly<Record<ProcessId, readonly string[]>>;
  /** What each link carries, by `place`; a pair that carries nothing has no entry. */
  readonly contents: Readonly<Record<string, Content>>;
  /** The requests that were not made yet, sorted. */
  readonly pending: readonly ReferenceInput[];
  /** The units that are left. */
  readonly budgets: Readonly<Partial<Record<BudgetName, number>>>;
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
  change: (timers: readonly string[]) => readonly string[],
): Configuration {
  const timers = [...new Set(change(configuration.timers[process]!))].sort();
  return { ...configuration, timers: { ...configuration.timers, [process]: timers } };
}

export function withContent(configuration: Configuration, where: string, content: Content): Configuration {
  const { [where]: _before, ...others } = configuration.contents;
  return { ...configuration, contents: content.length === 0 ? others : { ...others, [where]: content } };
}

/** A crashed process keeps neither its local state nor its timers. */
export function withCrashed(configuration: Configuration, process: ProcessId): Configuration {
  const stopped = { ...configuration, locals: { ...configuration.locals, [process]: { up: false as const } } };
  return withTimers(stopped, process, () => []);
}
