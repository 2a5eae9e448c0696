import type { BeyondTraces } from './property.ts';

/**
 * A claim that no single execution satisfies or violates: about the probability of executions, or about what different executions have in
 * common. It has a name and a place in the catalogue; asked of a system, it is refused.
 *
 * @param why what it is about, as the rest of a sentence that begins with "refused:"
 */
export function beyondTraces(name: string, why: string): BeyondTraces {
  return { kind: 'beyond traces', name, why };
}
