import { type Check, check } from '../../../checker/check.ts';
import { runCheck } from '../../../checker/run-check.ts';
import type { Verdict } from '../../../checker/verdict.ts';
import { corpus } from '../../../models/corpus.ts';
import type { Figure } from './figure.ts';

/** What a figure is here: looked up by a search for that property alone. */
export function lookedUp(figure: Figure): { readonly steps?: number; readonly states?: number } {
  const { system, properties, options } = corpus.find(({ name }) => name === figure.check) as Check;
  const property = properties.find(({ name }) => name === figure.property)!;
  const { verdict, explored } = runCheck(
    check(figure.check, system, [property], options.bounds === undefined ? {} : { bounds: options.bounds }),
  ).findings[0]!;
  return {
    ...(figure.steps !== undefined && { steps: stepsOf(verdict) }),
    ...(figure.states !== undefined && verdict.outcome === 'holds' && { states: explored.states }),
  };
}

/** What a figure is said to be here. */
export function stated({ steps, states }: Figure): { readonly steps?: number; readonly states?: number } {
  return { ...(steps !== undefined && { steps: steps.here }), ...(states !== undefined && { states: states.here }) };
}

/** The steps of a counterexample; of an infinite one, those before it stops or begins to repeat itself. */
function stepsOf(verdict: Verdict): number {
  if (verdict.outcome !== 'violated' || verdict.evidence.kind === 'no witness') throw new Error(verdict.outcome);
  return verdict.evidence.kind === 'lasso' ? verdict.evidence.stem : verdict.evidence.execution.steps.length;
}
