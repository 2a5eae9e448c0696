import type { Observed, ProcessId } from '../../specs/event.ts';
import type { NewsKind } from '../detectors/detector.ts';
import type { Entry } from '../links/link.ts';

/** What logged links have delivered, in an order that depends on nothing but that. */
export type Log = readonly { readonly deliver: unknown; readonly from: ProcessId }[];

/** What the components of a system tell each other within a step; each is a label of the waist. */
export type Signal =
  /** To a process: handle this. */
  | { readonly signal: 'request'; readonly request: unknown }
  | { readonly signal: 'deliver'; readonly from: ProcessId; readonly message: unknown; readonly logged?: true }
  | { readonly signal: 'timeout'; readonly timer: string }
  | { readonly signal: 'internal'; readonly index: number }
  /** To a process, and to the link back: the connection broke. */
  | { readonly signal: 'reset'; readonly peer: ProcessId }
  /** To a process: its failure detector or leader oracle says this of `of`. */
  | { readonly signal: NewsKind; readonly of: ProcessId }
  | { readonly signal: 'crash' }
  | { readonly signal: 'recover' }
  /** To a process that recovers: this is what it stored last. */
  | { readonly signal: 'stored'; readonly value: unknown; readonly log?: Log }
  /** To stable storage: of a process, or of one of its layers. */
  | { readonly signal: 'store'; readonly value: unknown; readonly layer?: string; readonly delivers?: true }
  /** To stable storage: logged links deliver this. */
  | { readonly signal: 'log'; readonly from: ProcessId; readonly message: unknown }
  | { readonly signal: 'retrieve' }
  /** To the failures: `process` crashes within this step, if it may. */
  | { readonly signal: 'cut'; readonly process: ProcessId }
  /** To the failures: `process` omits a message, if it may. */
  | { readonly signal: 'omit'; readonly process: ProcessId }
  /** To the failures: refused where it is not so. */
  | { readonly signal: 'has crashed'; readonly process: ProcessId }
  | { readonly signal: 'has not crashed'; readonly process: ProcessId }
  /** To what a detector settles on: refused where it is not so. */
  | { readonly signal: 'not settled' }
  | { readonly signal: 'settled'; readonly leader?: ProcessId }
  /** To what a detector has told a process: the process has crashed. */
  | { readonly signal: 'forget' }
  /** To the failure pattern: `process` departs from its protocol within this step, if it may. */
  | { readonly signal: 'deviate'; readonly process: ProcessId }
  /** To the adversary: a Byzantine process received this. */
  | { readonly signal: 'learn'; readonly message: unknown }
  /** To a link: carry this. */
  | { readonly signal: 'add'; readonly entry: Entry }
  /** To the timers of a process. */
  | { readonly signal: 'set'; readonly timer: string; readonly ticks?: number }
  | { readonly signal: 'cancel'; readonly timer: string }
  | { readonly signal: 'clear' }
  /** To the timers of a process: this one fires now. */
  | { readonly signal: 'fire'; readonly timer: string }
  /** To all timers and links: a tick passes; refused by what is overdue. */
  | { readonly signal: 'tick'; readonly delay: number }
  /** To all timers: the clock ticks from now on. */
  | { readonly signal: 'gst' }
  /** To the clock: a timer of `process` fires, if all that is due to it has been delivered. */
  | { readonly signal: 'may fire'; readonly process: ProcessId }
  /** To a link: refused where something is due. */
  | { readonly signal: 'nothing due'; readonly delay: number }
  /** To a link under a clock: its sender has crashed. */
  | { readonly signal: 'orphan' }
  /** To a budget: one unit is used. */
  | { readonly signal: 'spend' }
  /** To the observers. */
  | { readonly signal: 'observed'; readonly event: Observed };
