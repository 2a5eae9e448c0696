import { or } from './connectives.ts';
import type { Claim, Formula } from './formula.ts';
import { eventually } from './future.ts';
import { once } from './past.ts';

/** True at some position: now, earlier or later. For what may come before that which asks for it. */
export function atSomeTime<State>(claim: Claim<State>): Formula<State> {
  return or(once(claim), eventually(claim));
}
