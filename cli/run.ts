import type { Report } from '../checker/verdict.ts';
import { missedBy, type TrivialReport } from '../models/trivial/trivial-report.ts';
import type { DiagramFile } from './diagram-files.ts';
import { type ExitCode, exitCodes, mostSerious } from './exit-code.ts';
import type { Judgement } from './judgement.ts';
import { exitCodeOfProblem, type Problem } from './problem.ts';
import type { CheckDescription } from './thread-messages.ts';

/** A check that ran. */
export interface CheckRun {
  readonly check: CheckDescription;
  readonly report: Report;
  readonly judgements: readonly Judgement[];
  readonly diagrams: readonly DiagramFile[];
  /** What its properties say to trivial protocols, if that was asked for; null where none are known for what its processes are asked. */
  readonly trivial?: TrivialReport | null;
}

/** All that one command did. */
export interface Run {
  readonly checks: readonly CheckRun[];
  readonly problems: readonly Problem[];
  /** Files that were met in a folder and export no checks. */
  readonly skipped: readonly string[];
  /** Checks that were left out because the user stopped the run. */
  readonly notRun: readonly CheckDescription[];
  /** Whether the user stopped it. */
  readonly interrupted: boolean;
  /** Files with pictures of diagrams. */
  readonly pictures: readonly string[];
}

export function exitCodeOfRun({ checks, problems, notRun }: Run): ExitCode {
  return mostSerious([
    ...checks.flatMap((run) => run.judgements.map((judgement) => judgement.exitCode)),
    ...problems.map(exitCodeOfProblem),
    ...notRun.map(() => exitCodes.undecided),
    ...checks.flatMap(({ trivial }) => (trivial && missedBy(trivial).length > 0 ? [exitCodes.undecided] : [])),
  ]);
}
