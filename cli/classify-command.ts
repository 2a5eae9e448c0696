import type { CheckBounds } from '../checker/check.ts';
import type { Classification, ClassificationReport } from '../checker/classification/classification.ts';
import { classificationText } from '../checker/text/classification-text.ts';
import { classDiagramWriter } from './class-diagrams.ts';
import { type ExitCode, exitCodes, mostSerious } from './exit-code.ts';
import { loadChecks, type NumberedCheck, type Selection } from './load-checks.ts';
import { ownVersion } from './own-package.ts';
import { exitCodeOfProblem, type Problem, problemOf, problemText } from './problem.ts';
import { type Screen, screen } from './screen.ts';
import { inSession, type Session } from './session.ts';

export interface ClassifyCommandOptions extends Selection {
  readonly bounds: CheckBounds;
  /** The folder that diagrams are written into. */
  readonly diagrams?: string | undefined;
  readonly json: boolean;
  /** Shows no progress. */
  readonly quiet: boolean;
}

/** What `classify --json` prints: one document. A field is added without a new version, and removed or changed only with one. */
export interface JsonClassification {
  readonly schema: 'counterpoint/classification@1';
  readonly version: string;
  readonly exitCode: ExitCode;
  /** Whether the user stopped it before the end. */
  readonly interrupted: boolean;
  readonly checks: readonly {
    readonly name: string;
    readonly module: string;
    readonly userCalls: number;
    readonly transitions: number;
    readonly classifications: readonly (Classification & { readonly diagrams: readonly string[] })[];
  }[];
  /** Checks that the user's interruption left out. */
  readonly notRun: readonly { readonly name: string; readonly module: string }[];
  readonly problems: readonly Problem[];
  /** Files that were met in a folder and export no checks. */
  readonly skipped: readonly string[];
}

/** A check whose properties were classified, with the files that show them, by property. */
interface Told {
  readonly check: NumberedCheck;
  readonly report: ClassificationReport;
  readonly diagrams: ReadonlyMap<string, readonly string[]>;
}

interface Run {
  readonly told: readonly Told[];
  readonly problems: readonly Problem[];
  readonly skipped: readonly string[];
  readonly notRun: readonly NumberedCheck[];
  readonly interrupted: boolean;
}

/**
 * Classifies the properties of modules, one check after the other: prints each report as it comes, or one JSON document at the end.
 *
 * @throws BadInput where diagrams cannot be written
 */
export async function classifyCommand(options: ClassifyCommandOptions): Promise<ExitCode> {
  const onScreen = screen(options.quiet);
  const run = await inSession(onScreen, (session) => runAll(options, onScreen, session));
  const exitCode = exitCodeOf(run);
  if (options.json) onScreen.print(`${JSON.stringify(jsonOf(run, exitCode), null, 2)}\n`);
  else onScreen.print(summaryOf(run));
  return exitCode;
}

async function runAll(options: ClassifyCommandOptions, onScreen: Screen, session: Session): Promise<Run> {
  const write = options.diagrams === undefined ? () => new Map() : classDiagramWriter(options.diagrams);
  const problems: Problem[] = [];
  const complain = (problem: Problem) => {
    problems.push(problem);
    onScreen.remark(problemText(problem));
  };
  const { checks, skipped, problems: loading } = await loadChecks(options, session);
  for (const problem of loading) complain(problem);
  const told: Told[] = [];
  const waiting = [...checks];
  while (!session.stopped) {
    const check = waiting.shift();
    if (check === undefined) break;
    const answer = await session.searcher.classify(check.number, options.bounds, onScreen.progress);
    if (answer.answer === 'failure') {
      complain(problemOf(answer, { module: check.module, check: check.name }));
      continue;
    }
    const { report } = answer;
    told.push({ check, report, diagrams: write(report) });
    if (!options.json) onScreen.print(`${classificationText(report)}\n\n`);
  }
  return { told, problems, skipped, notRun: waiting, interrupted: session.stopped };
}

function exitCodeOf({ told, problems, notRun }: Run): ExitCode {
  const open = told.some(({ report }) =>
    report.classifications.some(({ classified }) => classified.outcome === 'inconclusive'),
  );
  return mostSerious([...(open || notRun.length > 0 ? [exitCodes.undecided] : []), ...problems.map(exitCodeOfProblem)]);
}

function summaryOf({ told, notRun }: Run): string {
  const files = told.flatMap(({ diagrams }) => [...diagrams.values()].flat());
  return [
    ...(files.length > 0 ? ['Diagrams:', ...files.map((path) => `  ${path}`)] : []),
    ...(notRun.length > 0 ? [`Interrupted before: ${notRun.map(({ name }) => name).join(', ')}`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function jsonOf(run: Run, exitCode: ExitCode): JsonClassification {
  return {
    schema: 'counterpoint/classification@1',
    version: ownVersion,
    exitCode,
    interrupted: run.interrupted,
    checks: run.told.map(({ check, report, diagrams }) => ({
      name: check.name,
      module: check.module,
      userCalls: report.userCalls,
      transitions: report.transitions,
      classifications: report.classifications.map((each) => ({ ...each, diagrams: diagrams.get(each.property) ?? [] })),
    })),
    notRun: run.notRun.map(({ name, module }) => ({ name, module })),
    problems: run.problems,
    skipped: run.skipped,
  };
}
