import type { Check } from '../../checker/check.ts';
import { runCheck } from '../../checker/run-check.ts';
import { phrases, shown } from '../checker/findings.ts';

/** What a check comes to, but for the claims that hold exhaustively. */
export function exceptions(checks: readonly Check[], name: string): Readonly<Record<string, string>> {
  const found = phrases(called(checks, name));
  return Object.fromEntries(Object.entries(found).filter(([, verdict]) => verdict !== 'holds (exhaustive)'));
}

/** The execution that shows what a check says of a property, as text. */
export function counterexample(checks: readonly Check[], name: string, property: string): string {
  const { findings } = runCheck(called(checks, name));
  return shown(findings.find((found) => found.property === property)!.verdict);
}

function called(checks: readonly Check[], name: string): Check {
  return checks.find((check) => check.name === name)!;
}
