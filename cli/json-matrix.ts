import type { Axes, Coordinates } from '../checker/matrix/axis.ts';
import { type CellOutcome, cellOutcome, type MatrixProperty } from '../checker/matrix/matrix.ts';
import { type Conclusions, conclusions } from '../checker/matrix/weakest.ts';
import type { Finding } from '../checker/verdict.ts';
import type { ExitCode } from './exit-code.ts';
import type { MatrixRun } from './matrix-command.ts';
import { ownVersion } from './own-package.ts';
import type { Problem } from './problem.ts';

/** What `matrix --json` prints: one document. A field is added without a new version, and removed or changed only with one. */
export interface JsonMatrix {
  readonly schema: 'counterpoint/matrix@1';
  readonly version: string;
  readonly exitCode: ExitCode;
  /** Whether the user stopped it before the end. */
  readonly interrupted: boolean;
  readonly matrices: readonly {
    readonly protocol: string;
    readonly module: string;
    readonly axes: Axes;
    readonly properties: readonly MatrixProperty[];
    readonly cells: readonly {
      readonly at: Coordinates;
      readonly findings: readonly (Finding & { readonly cell: CellOutcome; readonly diagram?: string })[];
    }[];
    readonly notRun: readonly Coordinates[];
    readonly conclusions: Conclusions;
  }[];
  readonly problems: readonly Problem[];
}

export function jsonMatrix(
  runs: readonly MatrixRun[],
  problems: readonly Problem[],
  exitCode: ExitCode,
  interrupted: boolean,
): JsonMatrix {
  const matrices = runs.map(({ module, matrix, diagramAt }) => ({
    protocol: matrix.protocol,
    module,
    axes: matrix.axes,
    properties: matrix.properties,
    cells: matrix.cells.map(({ at, findings }) => ({
      at,
      findings: findings.map((finding) => {
        const diagram = diagramAt(finding.property, at);
        return { ...finding, cell: cellOutcome(finding), ...(diagram !== undefined && { diagram }) };
      }),
    })),
    notRun: matrix.notRun,
    conclusions: conclusions(matrix),
  }));
  return { schema: 'counterpoint/matrix@1', version: ownVersion, exitCode, interrupted, matrices, problems };
}
