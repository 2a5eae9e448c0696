import { boundaryTypes, type ObservedOf, type ObservedType } from './event.ts';
import type { AskedAt, Monitor } from './property.ts';
import type { World } from './world.ts';

/**
 * A safety property as a deterministic observer: `start` gives its memory, `advance` folds one observed event into it, `holds`
 * judges it at the end of each step. All three are pure, and the memory is plain data.
 *
 * @param definition.observes the kinds of event it is fed with; all that happen at the boundaries of processes unless said otherwise
 */
export function monitor<const Type extends ObservedType = ObservedType, Memory = unknown>(
  name: string,
  definition: {
    readonly observes?: readonly Type[];
    readonly at?: AskedAt;
    readonly start: (world: World) => Memory;
    readonly advance: (memory: Memory, event: ObservedOf<Type>) => Memory;
    readonly holds: (memory: Memory) => boolean;
  },
): Monitor<Memory, ObservedOf<Type>> {
  const { at = 'always', observes = boundaryTypes } = definition;
  // What is no member stays in it, for `check` to refuse by its name.
  return { ...definition, kind: 'monitor', name, observes, at };
}
