import type { ObservedOf, ObservedType, Trace } from './event.ts';
import type { AskedAt, Safety } from './property.ts';
import type { World } from './world.ts';

/**
 * A safety property as a predicate over the trace of the observed events.
 *
 * The predicate is asked at the end of every step (or only at quiescence, or only at termination), once per distinct trace. It
 * must be pure. A predicate that fails and later recovers is violated at the first failing prefix.
 *
 * A system that keeps emitting observed events has infinitely many traces: use a `monitor` there, which forgets what it does not need.
 *
 * @param observes the kinds of event that the trace holds; everything else is invisible to the predicate
 */
export function safety<const Type extends ObservedType>(
  name: string,
  options: { readonly observes: readonly Type[]; readonly at?: AskedAt },
  predicate: (trace: Trace<ObservedOf<Type>>, world: World) => boolean,
): Safety<ObservedOf<Type>> {
  // What is no option stays in it, for `check` to refuse by its name.
  return { ...options, kind: 'safety', name, at: options.at ?? 'always', predicate };
}
