import type { Expectation } from '../checker/check.ts';

/** How the command ends, for scripts. */
export const exitCodes = {
  asExpected: 0,
  violated: 1,
  undecided: 2,
  badInput: 3,
  missedViolation: 4,
  /** An error of Counterpoint itself: EX_SOFTWARE of sysexits.h, so that no script takes it for a verdict. */
  bug: 70,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const mostSeriousFirst: readonly ExitCode[] = [
  exitCodes.bug,
  exitCodes.badInput,
  exitCodes.violated,
  exitCodes.missedViolation,
  exitCodes.undecided,
  exitCodes.asExpected,
];

/**
 * The exit code of one property.
 *
 * An exhaustive *holds* satisfies an expected *holds within bounds*, which it implies; the other way round it does not.
 *
 * @param stopped whether the user stopped the search: what it had not decided by then counts as undecided, whatever was expected
 */
export function exitCodeOf(expected: Expectation, found: Expectation, stopped: boolean): ExitCode {
  if (stopped && (found === 'holds within bounds' || found === 'inconclusive')) return exitCodes.undecided;
  if (found === expected || (expected === 'holds within bounds' && found === 'holds')) return exitCodes.asExpected;
  if (found === 'violated') return exitCodes.violated;
  const holds = found === 'holds' || found === 'holds within bounds';
  return expected === 'violated' && holds ? exitCodes.missedViolation : exitCodes.undecided;
}

/** The exit code of a run: that of its most serious part; as expected if there are no parts. */
export function mostSerious(codes: Iterable<ExitCode>): ExitCode {
  const present = new Set(codes);
  return mostSeriousFirst.find((code) => present.has(code)) ?? exitCodes.asExpected;
}
