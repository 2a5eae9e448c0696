import type { Monitor, Safety, Temporal } from './property.ts';

/**
 * The same property, marked as one that speaks of faulty processes as well as of correct ones. Where a process is Byzantine, and what it
 * does is not observed, a verdict says that it was not asked of that one.
 */
export function uniform<Claim extends Safety | Monitor | Temporal>(property: Claim): Claim {
  return { ...property, uniform: true };
}
