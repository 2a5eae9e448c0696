import type { Property } from '../../specs/property.ts';
import type { Finding } from '../verdict.ts';
import type { Axes, Coordinates } from './axis.ts';

/** What was found under one combination of models: one finding per property, in the order of the properties. */
export interface MatrixCell {
  readonly at: Coordinates;
  readonly findings: readonly Finding[];
}

/** The verdicts on each property of a protocol under each combination of failures, links and timing. */
export interface Matrix {
  readonly protocol: string;
  readonly axes: Axes;
  readonly properties: readonly MatrixProperty[];
  /** Those that were run, in order: every one by itself, and none that was not. */
  readonly cells: readonly MatrixCell[];
  /** Those that were not run, since the user stopped. */
  readonly notRun: readonly Coordinates[];
}

export interface MatrixProperty {
  readonly name: string;
  /** Whether finite executions decide it: then inclusion of finite executions is enough to compare models. */
  readonly finitary: boolean;
}

export function matrixProperty({ name, kind, ...property }: Property): MatrixProperty {
  return {
    name,
    finitary: kind !== 'temporal' && 'at' in property && property.at === 'always' && kind !== 'sometimes',
  };
}

/** What a verdict says in a matrix. */
export type CellOutcome = 'holds' | 'holds up to a bound' | 'violated' | 'vacuous' | 'inconclusive' | 'refused';

export function cellOutcome({ verdict }: Finding): CellOutcome {
  if (verdict.outcome !== 'holds') return verdict.outcome;
  return typeof verdict.extent === 'object' ? 'holds up to a bound' : 'holds';
}

/** What was found of a property under a combination, if that was run. */
export function findingAt({ cells }: Matrix, property: string, at: Coordinates): Finding | undefined {
  const cell = cells.find((other) => sameCoordinates(other.at, at));
  return cell?.findings.find((finding) => finding.property === property);
}

export function sameCoordinates(one: Coordinates, other: Coordinates): boolean {
  return one.failures === other.failures && one.links === other.links && one.timing === other.timing;
}
