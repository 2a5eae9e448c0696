import type { ObservedOf, ObservedType } from '../event.ts';
import type { Claim, Formula } from './formula.ts';

/**
 * Of every event of the type at this position, `body` is true. The event is captured: what `body` claims may refer to it, however much
 * later, as in "whenever p sends m to q, q delivers m in the end". True where there is no such event.
 *
 * @param body pure; called once per distinct event of the system
 */
export function on<const Type extends ObservedType, State>(
  type: Type,
  body: (event: ObservedOf<Type>) => Claim<State>,
): Formula<State> {
  return { operator: 'every', type, body };
}

/**
 * There is an event of the type at this position of which `body` is true.
 *
 * @param body pure; called once per distinct event of the system; any event of the type if left out
 */
export function some<const Type extends ObservedType, State>(
  type: Type,
  body: (event: ObservedOf<Type>) => Claim<State> = () => true,
): Formula<State> {
  return { operator: 'some', type, body };
}
