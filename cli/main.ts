#!/usr/bin/env node
import { CommanderError } from 'commander';
import { isBadInput } from './bad-input-error.ts';
import { exitCodes } from './exit-code.ts';
import { exitCodeOfProblem, type Problem, problemText } from './problem.ts';
import { program } from './program.ts';

/** A reader that has seen enough, such as `head`, is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // What a shell reports of a program that SIGPIPE ended.
  if (error.code === 'EPIPE') process.exit(141);
  const problem: Problem = { kind: 'bad input', message: `standard output cannot be written: ${error.message}.` };
  process.stderr.write(problemText(problem));
  process.exit(exitCodeOfProblem(problem));
});

try {
  await program((code) => {
    process.exitCode = code;
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what is wrong, or shown what was asked for.
    process.exitCode = error.exitCode === 0 ? exitCodes.asExpected : exitCodes.badInput;
  } else {
    const problem = problemOfError(error);
    process.stderr.write(problemText(problem));
    process.exitCode = exitCodeOfProblem(problem);
  }
}

function problemOfError(error: unknown): Problem {
  if (isBadInput(error)) return { kind: 'bad input', message: error.message };
  return { kind: 'bug', message: (error instanceof Error && error.stack) || String(error) };
}
