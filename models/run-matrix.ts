import { BadInput } from '../checker/bad-input.ts';
import { combinations } from '../checker/matrix/axis.ts';
import { type Matrix, type MatrixCell, matrixProperty } from '../checker/matrix/matrix.ts';
import { type RunOptions, runCheck } from '../checker/run-check.ts';
import { shown } from '../checker/shape.ts';
import type { Family } from './family.ts';

/**
 * Checks a family under every combination of its models, each by itself, and looks for the counterexamples with the fewest faults.
 *
 * @throws BadInput where the protocol under some combination is not what it must be
 */
export function runMatrix(family: Family, options: Omit<RunOptions, 'minimise'> = {}): Matrix {
  if (family?.kind !== 'family')
    throw new BadInput(`runMatrix: expected a family, found ${shown(family)}. Make one with family(…).`);
  const cells: MatrixCell[] = [];
  const waiting = [...combinations(family.axes)];
  while (waiting.length > 0 && !(options.interrupted?.() ?? false)) {
    const at = waiting.shift()!;
    cells.push({ at, findings: runCheck(family.checkAt(at), { ...options, minimise: 'faults' }).findings });
  }
  return {
    protocol: family.name,
    axes: family.axes,
    properties: family.properties.map(matrixProperty),
    cells,
    notRun: waiting,
  };
}
