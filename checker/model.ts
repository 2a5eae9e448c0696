import type { ObservedType, ProcessId, Unstated } from '../specs/event.ts';
import type { Read, TransitionSystem } from './transition-system.ts';
import type { TransitionTable } from './transition-table.ts';
import type { UserCode } from './user-code.ts';

/**
 * What makes a system's offers grow: Byzantine processes may say what correct ones turn out to say, which only a search finds out. The
 * system is searched again with more, until a search meets nothing new; within one search its offers stay the same.
 */
export interface Closure {
  /**
   * Searched first, for what it meets: the system where nobody is Byzantine. What is met there is where the growth begins; the searches
   * of the system itself decide where it ends, so that this one may be cut short.
   */
  readonly rehearsal: TransitionSystem;
  /** The most configurations of it that are looked at. */
  readonly rehearsalStates: number;
  /** Makes the first offers out of what was met in the rehearsal. @param cut how far it came, if it was cut short */
  rehearsed(cut: string | undefined): void;
  /** Whether a search has met, by now, what its offers lack. */
  grown(): boolean;
  /**
   * Makes the offers of the next search out of what was met so far.
   *
   * @param complete whether the last search met everything
   * @returns false if the last search lacked nothing, or if the growth is given up
   * @throws BadInput where what was met contradicts the description
   */
  extend(complete: boolean): boolean;
  /** Why nothing holds, if the growth was given up, or if the last search was cut short and may have missed something. @param cut the bound */
  open(cut: string | undefined): string | undefined;
}

/** A front end's system, ready to be searched: the waist, and how predicates and people look at it. */
export interface Model<State = Unstated> {
  readonly system: TransitionSystem;
  readonly processes: readonly ProcessId[];
  /** Whether a process belongs to the correct ones of this execution. Rigid: the same in every configuration of an execution. */
  correct(read: Read, process: ProcessId): boolean;
  /** The configuration as the user's predicates see it. Reads a slot only when the predicate looks at it. */
  view(read: Read): State;
  /** Whether anything is ever owed here; without it, quiescence has no meaning. */
  readonly owesSteps: boolean;
  /** What is owed in every configuration, if something is: then nothing is ever quiescent. For a person: "the next tick of the clock". */
  readonly alwaysOwed?: string;
  /** The processes that are tables, each table with those that it describes. */
  readonly tables: readonly { readonly processes: readonly ProcessId[]; readonly table: TransitionTable }[];
  /** What a verdict about this system rests on, after the last search, one phrase each: "perfect links", "crash-stop: at most 1 of p, q, r". */
  readonly assumptions: readonly string[];
  /** Why a claim that nothing contradicts says nothing of this system, if that is so after a search: its faults change nothing. */
  idle?(complete: boolean): string | undefined;
  /** Set where the offers of the system grow with what is met in searching it. */
  readonly closure?: Closure;
  /** Why nothing holds after a search, if there were too many steps of some kind, and some of them were left out. */
  leftOut?(): string | undefined;
  /** What of faulty processes is not observed, if that is so: a claim that speaks of them as well was not asked of that. */
  readonly unobserved?: string;
  /**
   * What looks like a mistake once everything is explored, one sentence each: a timeout that is waited for and never comes.
   *
   * @param observed the kinds of event that the property observes
   */
  warnings?(observed: readonly ObservedType[]): readonly string[];
  /** About how much memory the interned values and remembered answers take. */
  bytes(): number;
  /**
   * Asks every answer of the user's functions that the model remembers once more, in another order, and compares.
   *
   * @throws BadInput that names the function whose answer changed
   */
  askAgain(): void;
}

/** What can be checked: a description that becomes a model when a check runs. Making the description runs none of its code. */
export interface Checkable<State = Unstated> {
  /**
   * @param userCode runs the functions of the description
   * @throws BadInput where the description contradicts itself
   */
  model(userCode: UserCode): Model<State>;
}
