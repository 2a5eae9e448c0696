import type { Observed, ProcessId } from '../../specs/event.ts';
import type { Entry } from '../links/link.ts';

/** What the components of a system tell each other within a step; each is a label of the waist. */
export type Signal =
  /** To a process: handle this. */
  | { readonly signal: 'request'; readonly request: unknown }
  | { readonly signal: 'deliver'; readonly from: ProcessId; readonly message: unknown }
  | { readonly signal: 'timeout'; readonly timer: string }
  | { readonly signal: 'internal'; readonly index: number }
  /** To a process, and to the link back: the connection broke. */
  | { readonly signal: 'reset'; readonly peer: ProcessId }
  | { readonly signal: 'crash' }
  /** To the failures: `process` crashes within this step, if it may. */
  | { readonly signal: 'cut'; readonly process: ProcessId }
  /** To the adversary: a Byzantine process received this. */
  | { readonly signal: 'learn'; readonly message: unknown }
  /** To a link: carry this. */
  | { readonly signal: 'add'; readonly entry: Entry }
  /** To the timers of a process. */
  | { readonly signal: 'set'; readonly timer: string }
  | { readonly signal: 'cancel'; readonly timer: string }
  | { readonly signal: 'clear' }
  /** To a budget: one unit is used. */
  | { readonly signal: 'spend' }
  /** To the observers. */
  | { readonly signal: 'observed'; readonly event: Observed };
