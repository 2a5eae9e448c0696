import { type Check, check } from '../../../../checker/check.ts';
import { runCheck } from '../../../../checker/run-check.ts';
import { loopLength } from '../../../../checker/text/lasso-text.ts';
import type { Verdict } from '../../../../checker/verdict.ts';
import type { Figure } from '../../../../cli/docs/figures/figure.ts';
import { corpus } from '../../../../models/corpus.ts';

/** What a figure is here: looked up by a search for that property alone. */
export function lookedUp(figure: Figure): Looked {
  const { system, properties, options } = corpus.find(({ name }) => name === figure.check) as Check;
  const property = properties.find(({ name }) => name === figure.property)!;
  const { verdict, explored } = runCheck(
    check(figure.check, system, [property], options.bounds === undefined ? {} : { bounds: options.bounds }),
  ).findings[0]!;
  return {
    ...(figure.steps !== undefined && { steps: stepsOf(verdict) }),
    ...(figure.loop !== undefined && { loop: loopOf(verdict) }),
    ...(figure.states !== undefined && verdict.outcome === 'holds' && { states: explored.states }),
  };
}

/** What a figure is said to be here. */
export function stated({ steps, loop, states }: Figure): Looked {
  return {
    ...(steps !== undefined && { steps: steps.here }),
    ...(loop !== undefined && { loop: loop.here }),
    ...(states !== undefined && { states: states.here }),
  };
}

interface Looked {
  readonly steps?: number;
  readonly loop?: number;
  readonly states?: number;
}

/** The steps of a counterexample; of an infinite one, those before it stops or begins to repeat itself. */
function stepsOf(verdict: Verdict): number {
  if (verdict.outcome !== 'violated' || verdict.evidence.kind === 'no witness') throw new Error(verdict.outcome);
  return verdict.evidence.kind === 'lasso' ? verdict.evidence.stem : verdict.evidence.execution.steps.length;
}

/** The steps that an infinite counterexample repeats for ever. */
function loopOf(verdict: Verdict): number {
  if (verdict.outcome !== 'violated' || verdict.evidence.kind !== 'lasso') throw new Error(verdict.outcome);
  return loopLength(verdict.evidence);
}
