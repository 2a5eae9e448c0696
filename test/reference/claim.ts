import type { Observed, Trace } from '../../specs/event.ts';
import { holdsIn } from '../../specs/invariant.ts';
import type { AskedAt, Finitary } from '../../specs/property.ts';
import type { World } from '../../specs/world.ts';

/** A property as the search asks it: what it remembers of the past, and whether a configuration with that past is the one looked for. */
export interface Claim {
  readonly at: AskedAt;
  /** What finding one means: a violation, or the witness of a `sometimes`. */
  readonly finding: 'violated' | 'holds';
  start(world: World): unknown;
  advance(memory: unknown, event: Observed): unknown;
  found(memory: unknown, view: () => unknown, world: World): boolean;
}

/** The claim that a property makes. */
export function claimOf(property: Finitary): Claim {
  const { at } = property;
  switch (property.kind) {
    case 'safety': {
      // The memory of a predicate over traces is the trace of the kinds that it observes.
      const trace = (memory: unknown) => memory as Trace;
      return {
        at,
        finding: 'violated',
        start: () => [],
        advance: (memory, event) => (property.observes.includes(event.type) ? [...trace(memory), event] : memory),
        found: (memory, _view, world) => !property.predicate(trace(memory), world),
      };
    }
    case 'monitor':
      return {
        at,
        finding: 'violated',
        start: property.start,
        advance: (memory, event) => (property.observes.includes(event.type) ? property.advance(memory, event) : memory),
        found: (memory) => !property.holds(memory),
      };
    case 'invariant':
      return {
        at,
        finding: 'violated',
        start: () => null,
        advance: (memory) => memory,
        found: (_memory, view, world) => !holdsIn(property, view(), world),
      };
    case 'sometimes':
      return {
        at,
        finding: 'holds',
        start: () => null,
        advance: (memory) => memory,
        found: (_memory, view, world) => property.predicate(view(), world),
      };
  }
}
