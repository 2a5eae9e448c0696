import { existsSync } from 'node:fs';
import type { CheckBounds } from '../checker/check.ts';
import type { Coordinates } from '../checker/matrix/axis.ts';
import { type Matrix, type MatrixCell, sameCoordinates } from '../checker/matrix/matrix.ts';
import { matrixMarkdown, matrixText } from '../checker/text/matrix-text.ts';
import { type DiagramFile, diagramWriter } from './diagram-files.ts';
import { type ExitCode, exitCodes, mostSerious } from './exit-code.ts';
import { jsonMatrix } from './json-matrix.ts';
import { type LoadedChecks, loadChecks, type NumberedCheck } from './load-checks.ts';
import { namePattern } from './name-pattern.ts';
import { exitCodeOfProblem, type Problem, problemOf, problemText } from './problem.ts';
import { type Screen, screen } from './screen.ts';
import { inSession, type Session } from './session.ts';

export interface MatrixCommandOptions {
  /** Files whose families are asked for, or patterns for the names of shipped ones. */
  readonly protocols: readonly string[];
  readonly bounds: CheckBounds;
  readonly workers: number;
  /** The folder that diagrams are written into. */
  readonly diagrams?: string | undefined;
  readonly format: 'text' | 'markdown';
  readonly json: boolean;
  readonly quiet: boolean;
}

/** A matrix with the diagrams of its violated cells. */
export interface MatrixRun {
  readonly module: string;
  readonly matrix: Matrix;
  readonly diagramAt: (property: string, at: Coordinates) => string | undefined;
}

/**
 * Runs families under every combination of their models, and prints a matrix of the verdicts for each as it is done; what there is of it,
 * if the user stops.
 *
 * @throws BadInput where diagrams cannot be written
 */
export async function matrixCommand(options: MatrixCommandOptions): Promise<ExitCode> {
  const onScreen = screen(options.quiet);
  const problems: Problem[] = [];
  const complain = (problem: Problem) => {
    problems.push(problem);
    onScreen.remark(problemText(problem));
  };
  const runs: MatrixRun[] = [];
  let stopped = false;
  await inSession(onScreen, async (session) => {
    const loaded = await loadFamilies(options.protocols, session);
    for (const problem of loaded.problems) complain(problem);
    const families = [...new Set(loaded.checks.map(({ cell }) => cell!.family.name))];
    for (const name of families) {
      const cells = loaded.checks.filter(({ cell }) => cell!.family.name === name);
      const run = await runFamily(cells, options, onScreen, session, complain);
      runs.push(run);
      if (options.json) continue;
      const text = options.format === 'markdown' ? matrixMarkdown : matrixText;
      onScreen.print(`${text(run.matrix, run.diagramAt)}\n`);
    }
    stopped = session.stopped;
  });
  const exitCode = mostSerious([...problems.map(exitCodeOfProblem), ...(stopped ? [exitCodes.undecided] : [])]);
  if (options.json) onScreen.print(`${JSON.stringify(jsonMatrix(runs, problems, exitCode, stopped), null, 2)}\n`);
  return exitCode;
}

/** The cells of the families in the files that were named, and of the shipped ones whose names match. */
async function loadFamilies(protocols: readonly string[], session: Session): Promise<LoadedChecks> {
  const files = protocols.filter((protocol) => existsSync(protocol));
  const patterns = protocols.filter((protocol) => !files.includes(protocol));
  const fromFiles: LoadedChecks =
    files.length === 0
      ? { checks: [], problems: [], skipped: [] }
      : await loadChecks({ modules: files }, session, 'families');
  if (patterns.length === 0 && files.length > 0) return fromFiles;
  const shipped = await loadChecks({ modules: [] }, session, 'families');
  const names = [...new Set(shipped.checks.map(({ cell }) => cell!.family.name))];
  const unknown = (patterns.length === 0 ? [''] : patterns).filter(
    (pattern) => pattern === '' || !names.some(namePattern(pattern)),
  );
  const problems = unknown.map((pattern): Problem => {
    const found = pattern === '' ? 'none' : `"${pattern}"`;
    const message = `expected a protocol or a module that exports a family, found ${found}; the protocols are: ${names.join(', ')}.`;
    return { kind: 'bad input', message };
  });
  const wanted = shipped.checks
    .filter(({ cell }) => patterns.some((pattern) => namePattern(pattern)(cell!.family.name)))
    // They were loaded after the others.
    .map((check) => ({ ...check, number: check.number + fromFiles.checks.length }));
  return {
    checks: [...fromFiles.checks, ...wanted],
    problems: [...fromFiles.problems, ...shipped.problems, ...problems],
    skipped: [],
  };
}

async function runFamily(
  checks: readonly NumberedCheck[],
  options: MatrixCommandOptions,
  onScreen: Screen,
  session: Session,
  complain: (problem: Problem) => void,
): Promise<MatrixRun> {
  const { family } = checks[0]!.cell!;
  const writeDiagrams = options.diagrams === undefined ? () => [] : diagramWriter(options.diagrams);
  const cells: MatrixCell[] = [];
  const notRun: Coordinates[] = [];
  const diagrams: { readonly at: Coordinates; readonly files: readonly DiagramFile[] }[] = [];
  for (const [index, check] of checks.entries()) {
    const { at } = check.cell!;
    if (session.stopped) {
      notRun.push(at);
      continue;
    }
    const place = `${index + 1} of ${checks.length}`;
    const ran = await session.searcher.run(
      check.number,
      options.bounds,
      options.workers,
      { minimise: 'faults' },
      (progress) => onScreen.progress({ ...progress, check: `${place}, ${progress.check}` }),
    );
    if (ran.answer === 'failure') {
      complain(problemOf(ran, { module: check.module, check: check.name }));
      notRun.push(at);
      continue;
    }
    cells.push({ at, findings: ran.report.findings });
    diagrams.push({ at, files: writeDiagrams(ran.report) });
  }
  const diagramAt = (property: string, at: Coordinates) =>
    diagrams.find((written) => sameCoordinates(written.at, at))?.files.find((file) => file.property === property)?.path;
  const { name: protocol, axes, properties } = family;
  return { module: checks[0]!.module, matrix: { protocol, axes, properties, cells, notRun }, diagramAt };
}
