/** What can be varied in a verdict matrix. */
export const axisNames = ['failures', 'links', 'timing'] as const;
export type AxisName = (typeof axisNames)[number];

/** One of the models that a protocol is asked under: crash-stop; fair-loss links; asynchronous. */
export interface Point {
  readonly name: string;
  /** The points of the same axis that this one is at least as hard as. What follows from these need not be listed. */
  readonly includes?: readonly Inclusion[];
}

/**
 * Whatever is observed under another point may be observed under this one, the other two axes being the same.
 *
 * Of fair infinite executions, which is what liveness is claimed of; or of finite executions only, which is enough for safety.
 */
export interface Inclusion {
  readonly point: string;
  readonly of: 'executions' | 'finite executions';
}

/** The points of each axis, in the order in which they are shown. */
export type Axes = Readonly<Record<AxisName, readonly Point[]>>;

/** One combination: the name of a point on each axis. */
export type Coordinates = Readonly<Record<AxisName, string>>;

/** Every combination, the first axis changing last. */
export function combinations({ failures, links, timing }: Axes): readonly Coordinates[] {
  return failures.flatMap((failure) =>
    links.flatMap((link) => timing.map((time) => ({ failures: failure.name, links: link.name, timing: time.name }))),
  );
}

/**
 * Whether one combination is at least as hard as another: on each axis its point is the same, or includes the other.
 *
 * @param of whether of all executions, or if finite ones are enough
 */
export function isAtLeastAsHard(axes: Axes, one: Coordinates, other: Coordinates, of: Inclusion['of']): boolean {
  return axisNames.every((axis) => reaches(axes[axis], one[axis], other[axis], of));
}

function reaches(points: readonly Point[], from: string, to: string, of: Inclusion['of']): boolean {
  if (from === to) return true;
  const { includes = [] } = points.find(({ name }) => name === from) ?? { name: from };
  return includes.some(
    (inclusion) =>
      (of === 'finite executions' || inclusion.of === 'executions') && reaches(points, inclusion.point, to, of),
  );
}
