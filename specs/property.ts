import type { Observed, ObservedType, Trace, Unstated } from './event.ts';
import type { Formula } from './temporal/formula.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { World } from './world.ts';

/**
 * The configurations at which a claim is asked.
 *
 * - `always`: at the end of every step, and before the first.
 * - `quiescence`: where nothing that is enabled is owed any more (crashes, losses and messages of crashed processes are not owed).
 * - `termination`: where no step at all is enabled.
 */
export type AskedAt = 'always' | 'quiescence' | 'termination';

/** A predicate over the trace of the observed events, true of every prefix unless asked elsewhere. */
export interface Safety<Event extends Observed = Unstated> {
  readonly kind: 'safety';
  readonly name: string;
  readonly observes: readonly ObservedType[];
  readonly at: AskedAt;
  readonly predicate: (trace: Trace<Event>, world: World) => boolean;
  /** Set by `uniform`: it speaks of faulty processes as well, whatever they do. */
  readonly uniform?: true;
  /** The requests and indications that it speaks of, where others may occur; it claims nothing of a system that has none of them. */
  readonly vocabulary?: Vocabulary;
}

/** A deterministic observer: it keeps a memory of what it saw, and says whether that memory is acceptable. */
export interface Monitor<Memory = Unstated, Event extends Observed = Unstated> {
  readonly kind: 'monitor';
  readonly name: string;
  readonly observes: readonly ObservedType[];
  readonly at: AskedAt;
  readonly start: (world: World) => Memory;
  readonly advance: (memory: Memory, event: Event) => Memory;
  readonly holds: (memory: Memory) => boolean;
  /** Set by `uniform`: it speaks of faulty processes as well, whatever they do. */
  readonly uniform?: true;
  /** The requests and indications that it speaks of, where others may occur; it claims nothing of a system that has none of them. */
  readonly vocabulary?: Vocabulary;
}

/** A predicate over one configuration. What it reads of the state is tracked, so that it is asked once per distinct reading. */
export interface Invariant<State = Unstated> {
  readonly kind: 'invariant';
  readonly name: string;
  readonly at: AskedAt;
  /** What it amounts to where no configuration is of the kind it is asked at: "vacuous" unless said otherwise. */
  readonly neverAsked?: 'holds';
  /** What it is claimed of, one by one; each is asked, and remembered, by itself. */
  readonly instances?: readonly Unstated[];
  readonly predicate: (state: State, world: World, instance?: Unstated) => boolean;
}

/** A configuration that some execution must reach; the execution that does is its witness. */
export interface Sometimes<State = Unstated> {
  readonly kind: 'sometimes';
  readonly name: string;
  readonly at: AskedAt;
  readonly predicate: (state: State, world: World) => boolean;
}

/** A claim about infinite executions: every fair one satisfies the formula. */
export interface Temporal<State = Unstated> {
  readonly kind: 'temporal';
  readonly name: string;
  readonly formula: Formula<State>;
  /** Set by `uniform`: it speaks of faulty processes as well, whatever they do. */
  readonly uniform?: true;
  /** The requests and indications that it speaks of, where others may occur; it claims nothing of a system that has none of them. */
  readonly vocabulary?: Vocabulary;
}

/** A claim that is none about single executions, with the reason why it is refused. */
export interface BeyondTraces {
  readonly kind: 'beyond traces';
  readonly name: string;
  readonly why: string;
}

/** What is decided by looking at finite executions, one configuration after the other. */
export type Finitary<State = Unstated> = Safety | Monitor | Invariant<State> | Sometimes<State>;

/** What can be claimed of a system whose configurations look like `State`. */
export type Property<State = Unstated> = Finitary<State> | Temporal<State> | BeyondTraces;

/** Whether a property is decided by looking at finite executions. */
export function isFinitary<State>(property: Property<State>): property is Finitary<State> {
  return property.kind !== 'temporal' && property.kind !== 'beyond traces';
}
