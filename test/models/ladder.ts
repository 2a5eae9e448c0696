import type { Check } from '../../checker/check.ts';
import { phrases } from '../checker/findings.ts';

/** What a check comes to, but for the claims that hold exhaustively. */
export function exceptions(checks: readonly Check[], name: string): Readonly<Record<string, string>> {
  const found = phrases(checks.find((check) => check.name === name)!);
  return Object.fromEntries(Object.entries(found).filter(([, verdict]) => verdict !== 'holds (exhaustive)'));
}
