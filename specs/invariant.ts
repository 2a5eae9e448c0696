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
