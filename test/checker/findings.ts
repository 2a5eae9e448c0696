import { type Check, check } from '../../checker/check.ts';
import type { Checkable } from '../../checker/model.ts';
import { type RunOptions, runCheck } from '../../checker/run-check.ts';
import { executionLines } from '../../checker/text/execution-text.ts';
import { lassoLines } from '../../checker/text/lasso-text.ts';
import { verdictPhrase } from '../../checker/text/verdict-text.ts';
import type { Finding, Verdict } from '../../checker/verdict.ts';
import type { Property } from '../../specs/property.ts';

/** What one property of a system comes to. */
export function finding<State>(system: Checkable<State>, property: Property<State>, options: RunOptions = {}): Finding {
  return runCheck(check('it', system, [property]), options).findings[0]!;
}

export function verdict<State>(system: Checkable<State>, property: Property<State>, options: RunOptions = {}): Verdict {
  return finding(system, property, options).verdict;
}

/** The verdict in one phrase, as a report words it. */
export function phrase<State>(system: Checkable<State>, property: Property<State>, options: RunOptions = {}): string {
  return verdictPhrase(verdict(system, property, options));
}

/** The execution that shows a verdict, as text. */
export function shown(verdict: Verdict): string {
  if (verdict.outcome === 'holds' && verdict.witness !== undefined) return executionLines(verdict.witness).join('\n');
  if (verdict.outcome === 'violated' && verdict.evidence.kind === 'bad prefix')
    return executionLines(verdict.evidence.execution).join('\n');
  if (verdict.outcome === 'violated' && verdict.evidence.kind === 'lasso')
    return lassoLines(verdict.evidence).join('\n');
  throw new Error(`There is no execution: ${verdictPhrase(verdict)}.`);
}

/** The counterexample to a property, or its witness, as text. */
export function execution<State>(
  system: Checkable<State>,
  property: Property<State>,
  options: RunOptions = {},
): string {
  return shown(verdict(system, property, options));
}

/** The verdicts of a check, by property, in one phrase each. */
export function phrases(check: Check, options: RunOptions = {}): Readonly<Record<string, string>> {
  return Object.fromEntries(
    runCheck(check, options).findings.map((found) => [found.property, verdictPhrase(found.verdict)]),
  );
}
