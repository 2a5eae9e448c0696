import { compiled } from '../kernel/linear/available.ts';
import { LinearSearch } from '../kernel/linear/linear-search.ts';
import type { TransitionSystem } from '../transition-system.ts';
import { breadthFirst, type Goal, type SearchLimits, type SearchResult, type StoredSearch } from './breadth-first.ts';
import type { Crew } from './crew.ts';

/**
 * Searches level by level, as `breadthFirst` does and with the same results: in WebAssembly where there is such, and with several threads
 * where there is a crew. Where WebAssembly can address no more memory, but the limits allow more, searches anew without it.
 */
export function explore(
  system: TransitionSystem,
  goals: readonly Goal[],
  limits: SearchLimits,
  crew?: Crew,
): SearchResult {
  const search = linearSearch(system, goals, limits, crew);
  if (search === undefined) return breadthFirst(system, goals, limits);
  search.run();
  return search.outOfAddresses ? breadthFirst(system, goals, limits) : search;
}

/** Searches all of a system, so that its configurations can be looked at afterwards, and its steps, where they are recorded. */
export function exploreAll(system: TransitionSystem, limits: SearchLimits): StoredSearch {
  // With one thread: the numbers of configurations are their order.
  const search = linearSearch(system, [], limits, undefined);
  search?.run();
  return search === undefined || search.outOfAddresses ? breadthFirst(system, [], limits) : search;
}

/** The search in WebAssembly; undefined where it is missing, or cannot have its memory. */
function linearSearch(
  system: TransitionSystem,
  goals: readonly Goal[],
  limits: SearchLimits,
  crew: Crew | undefined,
): LinearSearch | undefined {
  const half = compiled(limits.dependence === undefined ? 'all' : 'some left out');
  if (half === null) return undefined;
  try {
    return new LinearSearch(system, goals, limits, half, crew);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
