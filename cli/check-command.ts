import type { CheckBounds } from '../checker/check.ts';
import { type PictureFormat, renderDiagrams } from '../diagrams/render/render-diagrams.ts';
import { type DiagramFile, type DiagramWriter, diagramWriter } from './diagram-files.ts';
import type { ExitCode } from './exit-code.ts';
import { jsonReport } from './json-report.ts';
import { asExpected, judgements } from './judgement.ts';
import { loadChecks, type Selection } from './load-checks.ts';
import { type Problem, problemOf, problemText } from './problem.ts';
import { type CheckRun, exitCodeOfRun, type Run } from './run.ts';
import { type Screen, screen } from './screen.ts';
import { inSession, type Session } from './session.ts';
import { tableText } from './table-text.ts';
import { checkText, summaryText } from './text-output.ts';
import type { Reducing } from './thread-messages.ts';

export interface CheckCommandOptions extends Selection {
  readonly bounds: CheckBounds;
  /** Threads that search together. */
  readonly workers: number;
  readonly reducing: Reducing;
  /** Whether to test the properties against trivial protocols. */
  readonly trivial: boolean;
  /** The folder that diagrams are written into. */
  readonly diagrams?: string | undefined;
  readonly render?: PictureFormat | undefined;
  readonly json: boolean;
  /** Prints tables of verdicts in place of reports. */
  readonly table: boolean;
  /** Shows only what is not as expected, and no progress. */
  readonly quiet: boolean;
}

/**
 * Checks modules, one check after the other: prints each report as it comes, or one JSON document at the end.
 *
 * @throws BadInput where diagrams cannot be written
 */
export async function checkCommand(options: CheckCommandOptions): Promise<ExitCode> {
  const onScreen = screen(options.quiet);
  const writeDiagrams = options.diagrams === undefined ? noDiagrams : diagramWriter(options.diagrams);
  const run = await inSession(onScreen, (session) => runAll(options, onScreen, session, writeDiagrams));
  if (options.table) onScreen.print(tableText(run));
  onScreen.print(options.json ? `${JSON.stringify(jsonReport(run), null, 2)}\n` : summaryText(run));
  return exitCodeOfRun(run);
}

async function runAll(
  options: CheckCommandOptions,
  onScreen: Screen,
  session: Session,
  writeDiagrams: DiagramWriter,
): Promise<Run> {
  const problems: Problem[] = [];
  const complain = (problem: Problem) => {
    problems.push(problem);
    onScreen.remark(problemText(problem));
  };
  const loaded = await loadChecks(options, session);
  for (const problem of loaded.problems) complain(problem);
  if (loaded.skipped.length > 0 && !options.quiet) {
    onScreen.remark(`Skipped, because they export no checks: ${loaded.skipped.join(', ')}\n`);
  }
  const runs: CheckRun[] = [];
  const waiting = [...loaded.checks];
  while (!session.stopped) {
    const check = waiting.shift();
    if (check === undefined) break;
    const ran = await session.searcher.run(
      check.number,
      options.bounds,
      options.workers,
      options.reducing,
      onScreen.progress,
    );
    if (ran.answer === 'failure') {
      complain(problemOf(ran, { module: check.module, check: check.name }));
      continue;
    }
    const { report } = ran;
    const tried =
      options.trivial && !session.stopped
        ? await session.searcher.tryTrivialProtocols(check.number, onScreen.progress)
        : undefined;
    if (tried?.answer === 'failure') complain(problemOf(tried, { module: check.module, check: check.name }));
    const trivial = tried?.answer === 'tried' ? (tried.report ?? null) : undefined;
    const run: CheckRun = {
      check,
      report,
      judgements: judgements(check, report, session.stopped),
      diagrams: writeDiagrams(report),
      ...(trivial !== undefined && { trivial }),
    };
    runs.push(run);
    const silent = options.json || options.table || (options.quiet && run.judgements.every(asExpected));
    if (!silent) onScreen.print(checkText(run));
  }
  const drawn = runs.flatMap((run) => run.diagrams);
  const pictures = options.render === undefined ? [] : await draw(drawn, options.render, onScreen);
  const { skipped } = loaded;
  return { checks: runs, problems, skipped, notRun: waiting, interrupted: session.stopped, pictures };
}

/** Draws pictures beside the diagrams, and says which could not be drawn. A missing picture changes no verdict. */
async function draw(
  files: readonly DiagramFile[],
  format: PictureFormat,
  onScreen: Screen,
): Promise<readonly string[]> {
  const rendering = await renderDiagrams(
    files.map(({ text, stem }) => ({ mmd: text, to: stem })),
    [format],
  );
  if ('notRendered' in rendering) {
    onScreen.remark(`${rendering.notRendered}\n`);
    return [];
  }
  for (const line of rendering.failed) onScreen.remark(`Not drawn: ${line}\n`);
  return rendering.rendered;
}

const noDiagrams: DiagramWriter = () => [];
