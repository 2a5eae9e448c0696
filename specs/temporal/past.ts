import type { ObservedOf, ObservedType, Unstated } from '../event.ts';
import { some } from './events.ts';
import { type Claim, type Formula, formulaOf } from './formula.ts';

/** True now or at some earlier position. Of an event: one of the type, for which `which` is true, occurs now or occurred before. */
export function once<State>(claim: Claim<State>): Formula<State>;
export function once<const Type extends ObservedType, State>(
  type: Type,
  which?: (event: ObservedOf<Type>) => Claim<State>,
): Formula<State>;
export function once<State>(
  claim: Claim<State> | ObservedType,
  which?: (event: Unstated) => Claim<State>,
): Formula<State> {
  return { operator: 'once', of: typeof claim === 'string' ? some(claim, which) : formulaOf(claim) };
}

/** True now and at every earlier position. */
export function historically<State>(claim: Claim<State>): Formula<State> {
  return { operator: 'historically', of: formulaOf(claim) };
}

/** True at the position before; false at position 0, which has none before it. */
export function previous<State>(claim: Claim<State>): Formula<State> {
  return { operator: 'previous', of: formulaOf(claim) };
}

/** `right` is true now or was, and `left` has been at all positions after that, the present one included. */
export function since<State>(left: Claim<State>, right: Claim<State>): Formula<State> {
  return { operator: 'since', left: formulaOf(left), right: formulaOf(right) };
}
