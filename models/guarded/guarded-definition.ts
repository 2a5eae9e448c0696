import type { Unstated } from '../../specs/event.ts';
import type { ActionFairness, PairFairness } from './guarded-fairness.ts';

/** A variable with one component per key, each of which may change by itself: pc[i], rmState[rm]. */
export interface PerProcess<Values extends Readonly<Record<string, unknown>>> {
  readonly layout: 'per process';
  readonly initial: Values;
}

/** A variable that holds a set of keys, with one component per key. */
export interface PerKey<Key extends string | number> {
  readonly layout: 'per key';
  readonly keys: readonly Key[];
  readonly initial: readonly Key[];
}

/** A set whose members are read and written one by one. */
export interface KeySet<Key extends string | number> extends Iterable<Key> {
  has(key: Key): boolean;
  add(key: Key): void;
  delete(key: Key): void;
  readonly size: number;
}

export type Variables = Readonly<Record<string, unknown>>;

/** The variables as guards and invariants read them, and as actions write them. */
export type Valuation<V extends Variables> = {
  -readonly [Name in keyof V]: V[Name] extends PerProcess<infer Values>
    ? { -readonly [Key in keyof Values]: Values[Key] }
    : V[Name] extends PerKey<infer Key>
      ? KeySet<Key>
      : V[Name];
};

/** What a guarded action is: enabled where `when` is true, and then doing what `run` does to the variables, in one step. */
export interface GuardedBody<State, Parameter> {
  when(state: State, parameter: Parameter): boolean;
  /** Assigns the variables that change. Reads see what was written before. */
  run(state: State, parameter: Parameter): void;
  /** What is owed about each instance of it; nothing unless said otherwise. */
  readonly fairness?: ActionFairness<Parameter>;
}

/** One action with the parameters that it is instantiated with, one instance each. */
export interface GuardedAction<State = Unstated, Parameter = Unstated> {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: GuardedBody<State, Parameter>;
}

/** Declares a guarded action: one instance, or one per parameter (a tuple for several). */
export interface DeclareAction<State> {
  (name: string, body: GuardedBody<State, undefined>): GuardedAction<State>;
  <const Parameter>(
    name: string,
    parameters: readonly Parameter[],
    body: GuardedBody<State, Parameter>,
  ): GuardedAction<State>;
}

export interface GuardedDefinition<V extends Variables> {
  readonly variables: V;
  readonly actions: (action: DeclareAction<Valuation<V>>) => readonly GuardedAction<Valuation<V>>[];
  /** What is assumed besides the fairness of actions. */
  readonly fairness?: readonly PairFairness<Valuation<V>>[];
}
