import type { Observed } from '../specs/event.ts';
import type { Monitor, Safety, Temporal } from '../specs/property.ts';
import { formatValue } from './text/format-value.ts';

/**
 * Why a property claims nothing of a system in which these events occur, if that is so: its vocabulary has requests, or indications, and
 * those of the system are others. A predicate that looks for a field in vain is satisfied by whatever happens.
 */
export function whyUnspoken(
  { vocabulary }: Safety | Monitor | Temporal,
  events: readonly Observed[],
): string | undefined {
  if (vocabulary === undefined) return undefined;
  for (const type of ['request', 'indication'] as const) {
    const bodies = events.flatMap((event): readonly unknown[] => {
      if (event.type !== type) return [];
      return [event.type === 'request' ? event.request : event.indication];
    });
    if (bodies.length === 0 || !vocabulary.names(type)) continue;
    if (bodies.some((body) => vocabulary.speaksOf(type, body))) continue;
    const found = formatValue(bodies[0], { lengthMax: 60 });
    return `no ${type} that it speaks of ever occurs, only others, such as ${found}. (${vocabulary.sentence})`;
  }
  return undefined;
}
