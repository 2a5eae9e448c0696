import type { Observed } from '../../specs/event.ts';
import { and, correct, implies, not, or, step } from '../../specs/temporal/connectives.ts';
import { on, some } from '../../specs/temporal/events.ts';
import type { Claim, Formula } from '../../specs/temporal/formula.ts';
import { always, eventually, next, until } from '../../specs/temporal/future.ts';
import { historically, once, previous, since } from '../../specs/temporal/past.ts';
import { datumOf } from './fair-graph.ts';
import type { GraphState } from './graph-system.ts';
import type { PlainFormula } from './plain-formula.ts';

/**
 * The claim that a user would write for a plain formula.
 *
 * @param captured the events that the binders around it captured, innermost first
 */
export function claimOf(formula: PlainFormula, captured: readonly Observed[] = []): Claim<GraphState> {
  const of = (part: PlainFormula) => claimOf(part, captured);
  const datum = (binder: number) => datumOf(captured[binder]!);
  switch (formula.is) {
    case 'constant':
      return formula.value;
    case 'at':
      return (state) => formula.places.includes(state.at);
    case 'correct':
      return correct('p');
    case 'moves':
      return step(({ before, after }) => before.at !== after.at);
    case 'silent':
      return step(({ events }) => events.length === 0);
    case 'between':
      return step(({ before, after }) => formula.before.includes(before.at) && formula.after.includes(after.at));
    case 'datum':
      return datum(formula.of) === formula.value;
    case 'same':
      return datum(formula.of) === datum(formula.as);
    case 'parity': {
      const captive = datum(formula.of);
      return (state) => state.at % 2 === captive;
    }
    case 'every':
      return on(formula.type, (event): Claim<GraphState> => claimOf(formula.body, [event, ...captured]));
    case 'some':
      return some(formula.type, (event): Claim<GraphState> => claimOf(formula.body, [event, ...captured]));
    case 'and':
      return and(of(formula.left), of(formula.right));
    case 'or':
      return or(of(formula.left), of(formula.right));
    case 'implies':
      return implies(of(formula.left), of(formula.right));
    case 'until':
      return until(of(formula.left), of(formula.right));
    case 'since':
      return since(of(formula.left), of(formula.right));
    default:
      return unary[formula.is](of(formula.of));
  }
}

const unary: Readonly<
  Record<
    'not' | 'next' | 'always' | 'eventually' | 'previous' | 'once' | 'historically',
    (claim: Claim<GraphState>) => Formula<GraphState>
  >
> = { not, next, always, eventually, previous, once, historically };
