import { type ReferenceOptions, type ReferenceResult, reference } from '../reference/reference.ts';
import { propertyOf, type RandomCheck } from './random-check.ts';
import { referenceOf } from './reference-of.ts';

/** What the reference says about a random check, within a scope that keeps it small. */
export interface Examined {
  readonly check: RandomCheck;
  /** The bounds that another checker has to be given to look at the same states. */
  readonly options: Pick<ReferenceOptions, 'depth'>;
  readonly result: ReferenceResult;
}

/**
 * Checks with the reference. A space of `statesMost` states or more is cut at the deepest level that lies within them as a whole.
 */
export function examine(check: RandomCheck, statesMost = 400): Examined {
  const [system, property] = [referenceOf(check.system), propertyOf(check)];
  const result = reference(system, property, { states: statesMost });
  if (!result.full) {
    return { check, options: {}, result };
  }
  const options = { depth: result.depth - 1 };
  return { check, options, result: reference(system, property, options) };
}
