import type {
  DeclareAction,
  GuardedAction,
  GuardedDefinition,
  KeySet,
  PerKey,
  PerProcess,
  Variables,
} from '../../models/guarded/guarded-definition.ts';
import type { Invariant } from '../../specs/property.ts';
import { invariantsViolated } from './invariants-violated.ts';
import type { NaiveModel } from './naive-model.ts';

type State = Readonly<Record<string, unknown>>;

/** Guarded actions as an afternoon's checker runs them: copy the variables, and let the action assign. */
export function naiveGuarded<V extends Variables>(
  definition: GuardedDefinition<V>,
  properties: readonly Invariant[],
): NaiveModel<State> {
  const declare = (name: string, ...rest: readonly unknown[]): GuardedAction => {
    const [parameters, body] = rest.length === 1 ? [[undefined], rest[0]] : rest;
    return { name, parameters: parameters as readonly unknown[], body: body as GuardedAction['body'] };
  };
  // The definition's own types are of no use to an interpreter.
  const actions = definition.actions(declare as DeclareAction<never>) as readonly GuardedAction[];
  const instances = actions.flatMap(({ body, parameters }) => parameters.map((parameter) => ({ body, parameter })));
  const violated = invariantsViolated(properties);
  return {
    initial: () =>
      Object.fromEntries(Object.entries(definition.variables).map(([name, value]) => [name, start(value)])),
    successors: (state) =>
      instances.flatMap(({ body, parameter }) => {
        if (!body.when(state, parameter)) return [];
        const next = copy(state);
        body.run(next, parameter);
        return [next];
      }),
    violates: violated,
  };
}

function start(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('layout' in value)) return value;
  if (value.layout === 'per key') return new Members(new Set((value as PerKey<string>).initial));
  return (value as PerProcess<Readonly<Record<string, unknown>>>).initial;
}

function copy(state: State): Record<string, unknown> {
  const next: Record<string, unknown> = {};
  for (const name of Object.keys(state)) next[name] = copyOf(state[name]);
  return next;
}

function copyOf(value: unknown): unknown {
  if (value instanceof Members) return value.copy();
  return typeof value === 'object' && value !== null ? { ...value } : value;
}

/** A set that says its members in one order. */
class Members implements KeySet<string> {
  readonly #members: Set<string>;

  constructor(members: Set<string>) {
    this.#members = members;
  }

  get size(): number {
    return this.#members.size;
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  add(key: string): void {
    this.#members.add(key);
  }

  delete(key: string): void {
    this.#members.delete(key);
  }

  [Symbol.iterator](): Iterator<string> {
    return this.#members[Symbol.iterator]();
  }

  copy(): Members {
    return new Members(new Set(this.#members));
  }

  toJSON(): readonly string[] {
    return [...this.#members].sort();
  }
}
