import { type Fault, faults } from '../faults.ts';

/** What the steps to somewhere cost: faults of each kind, the gravest first, and the number of steps. Compared in that order. */
export type StemCost = readonly number[];

export const noCost: StemCost = [...faults.map(() => 0), 0];

/** What one step costs. */
export function costOf(stepFaults: readonly Fault[]): StemCost {
  return [...faults.map((fault) => stepFaults.filter((other) => other === fault).length), 1];
}

export function plus(one: StemCost, other: StemCost): StemCost {
  return one.map((number, index) => number + other[index]!);
}

export function compareCosts(one: StemCost, other: StemCost): number {
  const index = one.findIndex((number, at) => number !== other[at]);
  return index < 0 ? 0 : one[index]! - other[index]!;
}

/** Items with what they cost, of which the one that costs least comes first; among equals, the one that was added first. */
export class LeastFirst<Item> {
  /** Sorted by the faults; per number of steps, those items. */
  readonly #buckets: { readonly cost: StemCost; readonly levels: Item[][]; first: number }[] = [];

  add(cost: StemCost, item: Item): void {
    const steps = cost.at(-1)!;
    const withoutSteps = [...cost.slice(0, -1), 0];
    const bucket = this.#bucketOf(withoutSteps);
    while (bucket.levels.length <= steps) bucket.levels.push([]);
    bucket.levels[steps]!.push(item);
    bucket.first = Math.min(bucket.first, steps);
  }

  #bucketOf(cost: StemCost) {
    const at = this.#buckets.findIndex((bucket) => compareCosts(bucket.cost, cost) >= 0);
    const known = this.#buckets[at];
    if (known !== undefined && compareCosts(known.cost, cost) === 0) return known;
    const bucket = { cost, levels: [], first: 0 };
    this.#buckets.splice(at < 0 ? this.#buckets.length : at, 0, bucket);
    return bucket;
  }

  /** Takes all items that cost least, in the order in which they were added; undefined if there are none. */
  take(): { readonly cost: StemCost; readonly items: readonly Item[] } | undefined {
    for (let bucket = this.#buckets[0]; bucket !== undefined; bucket = this.#buckets[0]) {
      const { levels, cost } = bucket;
      while (bucket.first < levels.length && levels[bucket.first]!.length === 0) bucket.first++;
      const items = levels[bucket.first];
      if (items === undefined) {
        this.#buckets.shift();
        continue;
      }
      levels[bucket.first] = [];
      return { cost: [...cost.slice(0, -1), bucket.first], items };
    }
    return undefined;
  }
}
