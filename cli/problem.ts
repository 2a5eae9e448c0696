import { type ExitCode, exitCodes } from './exit-code.ts';
import type { Failure } from './thread-messages.ts';

/** Why something was not checked at all. */
export interface Problem {
  readonly kind: 'bad input' | 'out of memory' | 'bug';
  readonly module?: string;
  readonly check?: string;
  /** One sentence; for a bug, the stack. */
  readonly message: string;
}

export function problemOf(
  { kind, message }: Failure,
  place: { readonly module: string; readonly check?: string },
): Problem {
  return { kind: kind === 'no checks' ? 'bad input' : kind, ...place, message };
}

export function exitCodeOfProblem({ kind }: Problem): ExitCode {
  switch (kind) {
    case 'bad input':
      return exitCodes.badInput;
    case 'out of memory':
      return exitCodes.undecided;
    case 'bug':
      return exitCodes.bug;
  }
}

/** The problem as the user reads it. Only a bug of this package shows a stack. */
export function problemText({ kind, check, message }: Problem): string {
  const place = check === undefined ? '' : `${check}: `;
  return kind === 'bug'
    ? `counterpoint: ${place}this is a bug of counterpoint itself, not of your model; please report it with these lines:\n${message}\n`
    : `counterpoint: ${place}${message}\n`;
}
