import { observedTypes } from '../specs/event.ts';
import type { Formula } from '../specs/temporal/formula.ts';
import { BadInput } from './bad-input.ts';
import { expectFunction, shown } from './shape.ts';

/** @throws BadInput unless the value is a formula as the temporal operators make it, all of its parts included */
export function validateFormula(where: string, formula: Formula): void {
  switch (formula?.operator) {
    case 'constant':
      return;
    case 'state':
    case 'step':
      expectFunction(`${where}, predicate`, formula.predicate);
      return;
    case 'every':
    case 'some':
      if (!observedTypes.includes(formula.type)) {
        throw new BadInput(
          `${where}: expected an event of one of the kinds ${observedTypes.join(', ')}, found ${shown(formula.type)}. Correct it.`,
        );
      }
      expectFunction(`${where}, of each ${formula.type}`, formula.body);
      return;
    case 'every process':
      if (formula.among !== 'any' && formula.among !== 'correct') {
        throw new BadInput(
          `${where}, everyProcess: expected 'any' or 'correct', found ${shown(formula.among)}. Say of which processes it is claimed.`,
        );
      }
      expectFunction(`${where}, of every process`, formula.body);
      return;
    case 'not':
    case 'next':
    case 'always':
    case 'eventually':
    case 'previous':
    case 'once':
    case 'historically':
      validateFormula(`${where}, ${formula.operator}`, formula.of);
      return;
    case 'and':
    case 'or':
      formula.of.forEach((part, index) => {
        validateFormula(`${where}, ${formula.operator} ${index + 1}`, part);
      });
      return;
    case 'implies':
    case 'until':
    case 'since':
      validateFormula(`${where}, left of ${formula.operator}`, formula.left);
      validateFormula(`${where}, right of ${formula.operator}`, formula.right);
      return;
    default:
      throw new BadInput(
        `${where}: expected a formula, a predicate over the configuration, or a truth value, found ${shown(formula)}. Make one with always, eventually, leadsTo and their like.`,
      );
  }
}
