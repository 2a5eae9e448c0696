import type { ObservedOf, ObservedType, Unstated } from '../event.ts';
import { some } from './events.ts';
import { type Claim, type Formula, formulaOf } from './formula.ts';

/** True now and at every later position. */
export function always<State>(claim: Claim<State>): Formula<State> {
  return { operator: 'always', of: formulaOf(claim) };
}

/** True now or at some later position. Of an event: one of the type, for which `which` is true, occurs now or later. */
export function eventually<State>(claim: Claim<State>): Formula<State>;
export function eventually<const Type extends ObservedType, State>(
  type: Type,
  which?: (event: ObservedOf<Type>) => Claim<State>,
): Formula<State>;
export function eventually<State>(
  claim: Claim<State> | ObservedType,
  which?: (event: Unstated) => Claim<State>,
): Formula<State> {
  return { operator: 'eventually', of: claimOrEvent(claim, which) };
}

/** True at the next position. An execution that has stopped goes on for ever with positions at which nothing happens. */
export function next<State>(claim: Claim<State>): Formula<State> {
  return { operator: 'next', of: formulaOf(claim) };
}

/** `right` is true now or later, and `left` at all positions before that. */
export function until<State>(left: Claim<State>, right: Claim<State>): Formula<State> {
  return { operator: 'until', left: formulaOf(left), right: formulaOf(right) };
}

/** Whenever `left` is true, `right` is true then or later. */
export function leadsTo<State>(left: Claim<State>, right: Claim<State>): Formula<State> {
  return always({ operator: 'implies', left: formulaOf(left), right: eventually(right) });
}

/** True again and again, without end. Of an event: one of the type, for which `which` is true, occurs again and again. */
export function infinitelyOften<State>(claim: Claim<State>): Formula<State>;
export function infinitelyOften<const Type extends ObservedType, State>(
  type: Type,
  which?: (event: ObservedOf<Type>) => Claim<State>,
): Formula<State>;
export function infinitelyOften<State>(
  claim: Claim<State> | ObservedType,
  which?: (event: Unstated) => Claim<State>,
): Formula<State> {
  return always({ operator: 'eventually', of: claimOrEvent(claim, which) });
}

/** From some position on, true for ever. */
export function eventuallyAlways<State>(claim: Claim<State>): Formula<State> {
  return { operator: 'eventually', of: always(claim) };
}

function claimOrEvent<State>(
  claim: Claim<State> | ObservedType,
  which: ((event: Unstated) => Claim<State>) | undefined,
): Formula<State> {
  return typeof claim === 'string' ? some(claim, which) : formulaOf(claim);
}
