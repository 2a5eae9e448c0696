/** What is read of the files that `node --cpu-prof` writes. */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    /** Lines are counted from 0. */
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  /** The node that ran at each sample. */
  readonly samples: readonly number[];
  /** Microseconds before each sample. */
  readonly timeDeltas: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  /** File and line. */
  readonly place: string;
  readonly seconds: number;
  /** Of the whole run, from 0 to 1. */
  readonly share: number;
}

/** The time that each function took by itself, the longest first. */
export function selfTimes(
  { nodes, samples, timeDeltas }: CpuProfile,
  placeOf: (url: string, line: number) => string,
): readonly SelfTime[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const totals = new Map<string, { name: string; place: string; microseconds: number }>();
  let all = 0;
  samples.forEach((node, index) => {
    const { functionName, url, lineNumber } = frames.get(node)!;
    const name = functionName === '' ? '(anonymous)' : functionName;
    const place = placeOf(url, lineNumber);
    const total = totals.get(`${name} ${place}`) ?? { name, place, microseconds: 0 };
    // A sample stands for the time until the next one.
    const microseconds = timeDeltas[index + 1] ?? 0;
    total.microseconds += microseconds;
    all += microseconds;
    totals.set(`${name} ${place}`, total);
  });
  return [...totals.values()]
    .sort((a, b) => b.microseconds - a.microseconds)
    .map(({ name, place, microseconds }) => ({
      name,
      place,
      seconds: microseconds / 1e6,
      share: microseconds / all,
    }));
}
