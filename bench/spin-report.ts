/** What SPIN's checker says at the end. */
export interface SpinReport {
  readonly states: number;
  /** Without the initial state, which SPIN counts among them. */
  readonly transitions: number;
  readonly errors: number;
  readonly seconds: number;
  /** In bytes. */
  readonly peakMemory: number;
}

/**
 * Reads the report of a checker that SPIN made.
 *
 * @throws Error if the search was not complete, or if it is no such report
 */
export function readSpinReport(text: string): SpinReport {
  const numberIn = (pattern: RegExp) => {
    const found = pattern.exec(text)?.[1];
    if (found === undefined) throw new Error(`SPIN's report has no ${pattern}: ${text}`);
    return Number(found);
  };
  if (/Search not completed|max search depth too small|out of memory/.test(text)) {
    throw new Error(`SPIN did not complete its search: ${text}`);
  }
  return {
    states: numberIn(/^\s*([\d.e+]+) states, stored/m),
    transitions: numberIn(/^\s*([\d.e+]+) transitions/m) - 1,
    errors: numberIn(/errors: (\d+)/),
    seconds: numberIn(/elapsed time ([\d.e+-]+) seconds/),
    peakMemory: numberIn(/([\d.e+]+)\s+total actual memory usage/) * 1e6,
  };
}

/** Whether two counts are the same, as far as SPIN's rounding tells. */
export function sameInSpinsDigits(exact: number, printed: number): boolean {
  return exact === printed || Math.abs(exact - printed) <= exact * 5e-6;
}
