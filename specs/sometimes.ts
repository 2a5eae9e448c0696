import type { AskedAt, Sometimes } from './property.ts';
import type { World } from './world.ts';

/**
 * The claim that some execution reaches a configuration where the predicate is true. It holds with a witness, the shortest such
 * execution, and is violated if no execution in scope has one. This is how one asks "can this happen at all?".
 */
export function sometimes<State>(
  name: string,
  predicate: (state: State, world: World) => boolean,
  options: { readonly at?: AskedAt } = {},
): Sometimes<State> {
  // What is no option stays in it, for `check` to refuse by its name.
  return { ...options, kind: 'sometimes', name, at: options.at ?? 'always', predicate };
}
