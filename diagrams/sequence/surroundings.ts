import type { ProcessId } from '../../specs/event.ts';
import type { Lifelines } from './lifelines.ts';
import type { Messages } from './messages.ts';

/** What a step looks like depends on where it stands in its execution. */
export interface Surroundings {
  readonly lifelines: Lifelines;
  readonly messages: Messages;
  /** Whether a process has crashed before the step. */
  crashed(process: ProcessId): boolean;
}
