import { axisNames, type Coordinates, type Inclusion, isAtLeastAsHard } from './axis.ts';
import { cellOutcome, findingAt, type Matrix, type MatrixProperty, sameCoordinates } from './matrix.ts';

/** A hardest combination under which something holds: the weakest assumptions, beyond which it does not. */
export interface Weakest {
  readonly at: Coordinates;
  /** Set where it holds only as far as some bound. */
  readonly bounded: boolean;
  /** The combinations just outside under which it was not found to hold: they differ on one axis, are no easier there, and none lies between. */
  readonly outside: readonly Coordinates[];
}

/** Under which assumptions a property holds. */
export interface Assumptions {
  readonly property: string;
  readonly weakest: readonly Weakest[];
}

/** The answers to the two questions: what is the hardest model in which it still holds, what is the most appropriate one? */
export interface Conclusions {
  readonly properties: readonly Assumptions[];
  /** The hardest combinations under which all properties hold. */
  readonly hardest: readonly Weakest[];
  /** Of the hardest, the one that is at least as hard as the most of the combinations that were asked for; the first of several. */
  readonly appropriate?: { readonly at: Coordinates; readonly covers: number };
  /** Where what was found contradicts the order between models: it holds under the harder, and is violated under the easier. */
  readonly contradictions: readonly {
    readonly property: string;
    readonly holds: Coordinates;
    readonly violated: Coordinates;
  }[];
}

/** What follows from a matrix. Combinations that were not run are none of it. */
export function conclusions(matrix: Matrix): Conclusions {
  const { properties, axes } = matrix;
  const ran = matrix.cells.map(({ at }) => at);
  const hardest = weakestOf(matrix, ran, allOf(matrix), 'executions');
  const covers = (at: Coordinates) => ran.filter((other) => isAtLeastAsHard(axes, at, other, 'executions')).length;
  const best = hardest.reduce<Weakest | undefined>(
    (one, other) => (one !== undefined && covers(one.at) >= covers(other.at) ? one : other),
    undefined,
  );
  return {
    properties: properties.map((property) => ({
      property: property.name,
      weakest: weakestOf(matrix, ran, standing(matrix, property), comparedBy(property)),
    })),
    hardest,
    ...(best !== undefined && { appropriate: { at: best.at, covers: covers(best.at) } }),
    contradictions: properties.flatMap((property) => contradictionsOf(matrix, property, ran)),
  };
}

type Standing = (at: Coordinates) => 'holds' | 'holds up to a bound' | 'not';

function standing(matrix: Matrix, { name }: MatrixProperty): Standing {
  return (at) => {
    const outcome = cellOutcome(findingAt(matrix, name, at)!);
    return outcome === 'holds' || outcome === 'holds up to a bound' ? outcome : 'not';
  };
}

function allOf(matrix: Matrix): Standing {
  const each = matrix.properties.map((property) => standing(matrix, property));
  return (at) => {
    const standings = each.map((of) => of(at));
    if (standings.includes('not')) return 'not';
    return standings.includes('holds up to a bound') ? 'holds up to a bound' : 'holds';
  };
}

function comparedBy({ finitary }: MatrixProperty): Inclusion['of'] {
  return finitary ? 'finite executions' : 'executions';
}

/** The maximal elements among the combinations under which it holds. */
function weakestOf(
  { axes }: Matrix,
  ran: readonly Coordinates[],
  stands: Standing,
  of: Inclusion['of'],
): readonly Weakest[] {
  const harder = (one: Coordinates, other: Coordinates) =>
    !sameCoordinates(one, other) && isAtLeastAsHard(axes, one, other, of) && !isAtLeastAsHard(axes, other, one, of);
  const holding = ran.filter((at) => stands(at) !== 'not');
  return holding
    .filter((at) => !holding.some((other) => harder(other, at)))
    .map((at) => {
      const beyond = ran.filter(
        (other) => stands(other) === 'not' && differences(at, other) === 1 && !isAtLeastAsHard(axes, at, other, of),
      );
      const outside = beyond.filter((other) => !beyond.some((between) => harder(other, between)));
      return { at, bounded: stands(at) !== 'holds', outside };
    });
}

function differences(one: Coordinates, other: Coordinates): number {
  return axisNames.filter((axis) => one[axis] !== other[axis]).length;
}

function contradictionsOf(matrix: Matrix, property: MatrixProperty, ran: readonly Coordinates[]) {
  const outcomeAt = (at: Coordinates) => cellOutcome(findingAt(matrix, property.name, at)!);
  const of = comparedBy(property);
  return ran
    .filter((at) => outcomeAt(at) === 'holds')
    .flatMap((holds) =>
      ran
        .filter((at) => outcomeAt(at) === 'violated' && isAtLeastAsHard(matrix.axes, holds, at, of))
        .map((violated) => ({ property: property.name, holds, violated })),
    );
}
