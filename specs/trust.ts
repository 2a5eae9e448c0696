import type { Indication, ProcessId } from './event.ts';
import { not } from './temporal/connectives.ts';
import { some } from './temporal/events.ts';
import type { Formula } from './temporal/formula.ts';
import { since } from './temporal/past.ts';

/** The indication by which a process begins to trust another, in the place of who it trusted before. */
export interface Trusted {
  readonly trust: ProcessId;
}

export function isTrust(event: Indication): event is Indication<Trusted> {
  return event.indication?.trust !== undefined;
}

/** The last that `process` said is that it trusts `leader`. */
export function trusts(process: ProcessId, leader: ProcessId): Formula {
  const told = (isThis: (trusted: ProcessId) => boolean) =>
    some('indication', (event) => event.process === process && isTrust(event) && isThis(event.indication.trust));
  return since(
    not(told((trusted) => trusted !== leader)),
    told((trusted) => trusted === leader),
  );
}
