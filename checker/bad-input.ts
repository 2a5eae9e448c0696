/**
 * A user's mistake, as one sentence in the user's words: what was expected, what was found, where, and the way out.
 *
 * It is shown without a stack trace, and ends the command with the exit code for bad input. A broken promise of the checker
 * itself is an ordinary Error instead; a finding about the system is neither, it is a Verdict.
 */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}
