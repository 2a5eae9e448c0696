import type { ObservedType } from '../../specs/event.ts';

/** A formula as plain data. Captured events are counted from the innermost binder, which is 0. */
export type PlainFormula =
  | { readonly is: 'constant'; readonly value: boolean }
  /** The configuration is one of these. */
  | { readonly is: 'at'; readonly places: readonly number[] }
  /** p does not belong to the faulty set. */
  | { readonly is: 'correct' }
  /** The step leads from one configuration to another. */
  | { readonly is: 'moves' }
  /** Nothing is observed in the step. */
  | { readonly is: 'silent' }
  /** The step leads from one of the first configurations to one of the second. */
  | { readonly is: 'between'; readonly before: readonly number[]; readonly after: readonly number[] }
  /** A captured event carries this. */
  | { readonly is: 'datum'; readonly of: number; readonly value: number }
  /** Two captured events carry the same. */
  | { readonly is: 'same'; readonly of: number; readonly as: number }
  /** The number of the configuration is even if a captured event carries 0, and odd if it carries 1. */
  | { readonly is: 'parity'; readonly of: number }
  | { readonly is: 'every' | 'some'; readonly type: ObservedType; readonly body: PlainFormula }
  | { readonly is: UnaryOperator; readonly of: PlainFormula }
  | { readonly is: BinaryOperator; readonly left: PlainFormula; readonly right: PlainFormula };

export type UnaryOperator = 'not' | 'next' | 'always' | 'eventually' | 'previous' | 'once' | 'historically';
export type BinaryOperator = 'and' | 'or' | 'implies' | 'until' | 'since';

/** The parts of a formula that are formulas. */
export function partsOf(formula: PlainFormula): readonly PlainFormula[] {
  if ('body' in formula) return [formula.body];
  if ('left' in formula) return [formula.left, formula.right];
  return 'of' in formula && typeof formula.of === 'object' ? [formula.of] : [];
}

/** How deep operators and binders are nested; 0 for a formula without any, and for the mere occurrence of an event. */
export function depthOf(formula: PlainFormula): number {
  if ('body' in formula && formula.body.is === 'constant') return 0;
  const parts = partsOf(formula);
  return parts.length === 0 ? 0 : 1 + Math.max(...parts.map(depthOf));
}

/** The kinds of all parts of a formula, itself included. */
export function kindsIn(formula: PlainFormula): readonly PlainFormula['is'][] {
  return [formula.is, ...partsOf(formula).flatMap(kindsIn)];
}
