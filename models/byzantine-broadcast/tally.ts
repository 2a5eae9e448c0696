import type { ProcessId } from '../../specs/event.ts';

/** What each process was first heard to say, in the order of the processes' names. */
export type Tally<Value = string> = Readonly<Record<ProcessId, Value>>;

/** The tally with one voice more; a process that was heard before has no second one. */
export function withVoice<Value>(tally: Tally<Value>, from: ProcessId, value: Value): Tally<Value> {
  return Object.hasOwn(tally, from) ? tally : { ...tally, [from]: value };
}

/** How many processes were heard to say a value. */
export function voicesFor<Value>(tally: Tally<Value>, value: Value): number {
  return Object.values(tally).filter((other) => other === value).length;
}
