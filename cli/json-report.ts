import type { Expectation } from '../checker/check.ts';
import type { Audit, Cost, Explored, Verdict } from '../checker/verdict.ts';
import { missedBy, type TrivialReport } from '../models/trivial/trivial-report.ts';
import type { ExitCode } from './exit-code.ts';
import { asExpected } from './judgement.ts';
import { ownVersion } from './own-package.ts';
import type { Problem } from './problem.ts';
import { type CheckRun, exitCodeOfRun, type Run } from './run.ts';

/** What `check --json` prints: one document. A field is added without a new version, and removed or changed only with one. */
export interface JsonReport {
  readonly schema: 'counterpoint/report@1';
  readonly version: string;
  readonly exitCode: ExitCode;
  /** Whether the user stopped it before the end. */
  readonly interrupted: boolean;
  readonly summary: { readonly checks: number; readonly properties: number; readonly asExpected: number };
  readonly checks: readonly JsonCheck[];
  /** Checks that the user's interruption left out. */
  readonly notRun: readonly { readonly name: string; readonly module: string }[];
  /** Why something was not checked at all. */
  readonly problems: readonly Problem[];
  /** Files that were met in a folder and export no checks. */
  readonly skipped: readonly string[];
}

export interface JsonCheck {
  readonly name: string;
  readonly module: string;
  /** How often the users' functions were called. */
  readonly userCalls: number;
  /** Successors computed by all searches together. */
  readonly transitions: number;
  readonly findings: readonly JsonFinding[];
  /** What the properties say to trivial protocols, if that was asked for; null where none are known for what the processes are asked. */
  readonly trivial?: (TrivialReport & { readonly missed: readonly string[] }) | null;
  /** Files that show the tables of processes. */
  readonly diagrams: readonly string[];
}

export interface JsonFinding {
  readonly property: string;
  readonly kind: string;
  readonly expected: Expectation;
  readonly outcome: Expectation;
  readonly asExpected: boolean;
  readonly verdict: Verdict;
  readonly explored: Explored;
  readonly audit?: Audit;
  readonly cost: Cost;
  /** Files that show the verdict's execution: Mermaid, and pictures of it. */
  readonly diagrams: readonly string[];
}

export function jsonReport(run: Run): JsonReport {
  const checks = run.checks.map((check) => jsonCheck(check, run.pictures));
  const findings = checks.flatMap((check) => check.findings);
  return {
    schema: 'counterpoint/report@1',
    version: ownVersion,
    exitCode: exitCodeOfRun(run),
    interrupted: run.interrupted,
    summary: {
      checks: checks.length,
      properties: findings.length,
      asExpected: findings.filter((finding) => finding.asExpected).length,
    },
    checks,
    notRun: run.notRun.map(({ name, module }) => ({ name, module })),
    problems: run.problems,
    skipped: run.skipped,
  };
}

function jsonCheck({ check, report, judgements, diagrams, trivial }: CheckRun, pictures: readonly string[]): JsonCheck {
  const filesOf = (property: string | undefined) =>
    diagrams
      .filter((diagram) => diagram.property === property)
      .flatMap(({ path, stem }) => [path, ...pictures.filter((picture) => picture.startsWith(`${stem}.`))]);
  return {
    name: check.name,
    module: check.module,
    userCalls: report.userCalls,
    transitions: report.transitions,
    diagrams: filesOf(undefined),
    ...(trivial !== undefined && { trivial: trivial && { ...trivial, missed: missedBy(trivial) } }),
    findings: judgements.map((judgement) => {
      const { property, kind, verdict, explored, audit, cost } = judgement.finding;
      const { expected, outcome } = judgement;
      return {
        property,
        kind,
        expected,
        outcome,
        asExpected: asExpected(judgement),
        verdict,
        explored,
        ...(audit !== undefined && { audit }),
        cost,
        diagrams: filesOf(property),
      };
    }),
  };
}
