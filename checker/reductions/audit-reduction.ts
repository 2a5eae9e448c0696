import type { PropertyLayer } from '../property-layer.ts';
import type { SearchLimits, SearchResult } from '../search/breadth-first.ts';
import { compareSearches } from '../search/compare-searches.ts';
import { explore } from '../search/explore.ts';
import { boundPhrase } from '../text/verdict-text.ts';
import type { Audit, Bound } from '../verdict.ts';

/** Bounds that do not cut two searches at the same place. */
const incomparable: readonly Bound['kind'][] = ['memory', 'memory of the platform', 'interrupted'];

/**
 * Compares what a search with a reduction found with what the same search finds without.
 *
 * @param limits those of the search, without the reduction
 */
export function auditReduction(layer: PropertyLayer, limits: SearchLimits, reduced: SearchResult): Audit {
  const full = explore(layer.system, layer.goals, limits);
  const { transitions } = full;
  const cut = [reduced, full].flatMap(({ bounds }) => bounds).find(({ kind }) => incomparable.includes(kind));
  if (cut !== undefined) {
    return { same: [], different: [], notCompared: `a search was cut (bound: ${boundPhrase(cut)})`, transitions };
  }
  const names = layer.properties.map(({ name }) => name);
  return { ...compareSearches(reduced, full, names), transitions };
}
