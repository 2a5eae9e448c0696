/** A figure of ours beside one of another search, with why they differ if they do. */
export interface Figure {
  /** The check that ships, and the property of it. */
  readonly check: string;
  readonly property: string;
  /** The steps of the shortest execution that violates it, of an infinite one those before it stops or repeats itself; nothing where it holds. */
  readonly steps?: Pair;
  /** The steps that such an execution repeats for ever. */
  readonly loop?: Pair;
  /** Configurations, where the whole space is explored. */
  readonly states?: Pair<number | string>;
  readonly why?: string;
  /** Takes seconds: looked at by the long tests. */
  readonly large?: true;
}

interface Pair<There = number> {
  readonly here: number;
  readonly there: There;
}

/** What a figure counts, here and there. */
export function pairsOf({ steps, loop, states }: Figure): readonly Pair<number | string>[] {
  return [steps, loop, states].filter((pair) => pair !== undefined);
}

/** Whether the two searches count differently. A range includes what is counted here. */
export function differs(figure: Figure): boolean {
  return pairsOf(figure).some(({ here, there }) => typeof there === 'number' && here !== there);
}
