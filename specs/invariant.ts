import type { AskedAt, Invariant } from './property.ts';
import type { World } from './world.ts';

/**
 * A safety property as a predicate over one configuration, true of every reachable one.
 *
 * What the predicate reads is tracked, so that it runs once per distinct reading and not once per configuration: look at as
 * little of the state as the claim needs.
 */
export function invariant<State>(
  name: string,
  predicate: (state: State, world: World) => boolean,
  options: { readonly at?: AskedAt } = {},
): Invariant<State> {
  // What is no option stays in it, for `check` to refuse by its name.
  return { ...options, kind: 'invariant', name, at: options.at ?? 'always', predicate };
}

/**
 * An invariant that is claimed of several things, one by one: of each pair of neighbours, of each process. It holds if it holds of all.
 *
 * Each instance is asked by itself, once per distinct reading of what it looks at: a claim about pairs of ten processes with five states
 * each is asked a few hundred times so, and up to five to the tenth times as one predicate over all of them.
 *
 * @param instances at least one
 */
export function invariantForEach<const Instance, State>(
  name: string,
  instances: readonly Instance[],
  predicate: (state: State, instance: Instance, world: World) => boolean,
  options: { readonly at?: AskedAt } = {},
): Invariant<State> {
  return {
    ...options,
    kind: 'invariant',
    name,
    at: options.at ?? 'always',
    instances,
    predicate: (state, world, instance) => predicate(state, instance, world),
  };
}

/** Whether an invariant is true of one configuration: of all its instances, if it has any. */
export function holdsIn<State>(
  { instances = [undefined], predicate }: Invariant<State>,
  state: State,
  world: World,
): boolean {
  return instances.every((instance) => predicate(state, world, instance));
}
