import type { Tableau } from './tableau.ts';

/** What must be so again and again on an execution that counts; per node of a tableau. */
export interface Acceptance {
  readonly recurrent: readonly (readonly boolean[])[];
  /** Whenever `given` is met again and again, `response` must be. */
  readonly pairs: readonly { readonly given: readonly boolean[]; readonly response: readonly boolean[] }[];
}

/**
 * The nodes at which a path can go on for ever, accepted, and keep to the nodes that it meets again and again and to others that break
 * none of its choices; within some of the nodes. Every accepted path ends up in such nodes.
 *
 * Of each pair, a path either leaves `given` for good, or meets `response` again and again: every choice is tried, and under each the
 * greatest set of nodes is computed from all of which every recurrent set can be reached within it.
 *
 * @see Emerson, Lei, "Modalities for model checking: branching time strikes back", 1985
 */
export function acceptedNodes(
  { moments, successors, fulfilled }: Tableau,
  { recurrent, pairs }: Acceptance,
  within: (node: number) => boolean = () => true,
): ReadonlySet<number> {
  const predecessors: number[][] = moments.map(() => []);
  successors.forEach((all, node) => {
    for (const next of all) predecessors[next]!.push(node);
  });
  const accepted = new Set<number>();
  for (let choice = 0; choice < 1 << pairs.length; choice++) {
    const left = pairs.filter((_, index) => (choice & (1 << index)) !== 0);
    const met = pairs.filter((_, index) => (choice & (1 << index)) === 0);
    let kept = new Set([...moments.keys()].filter((node) => within(node) && left.every(({ given }) => !given[node]!)));
    const always = moments.map(() => true);
    const sets = [always, ...fulfilled, ...recurrent, ...met.map(({ response }) => response)];
    for (let before = -1; before !== kept.size; ) {
      before = kept.size;
      for (const set of sets) kept = stepBefore(reaching(set, kept, predecessors), kept, predecessors);
    }
    for (const node of kept) accepted.add(node);
  }
  return accepted;
}

/** The nodes from which a node of the set can be reached. */
export function nodesBefore({ successors }: Tableau, set: ReadonlySet<number>): ReadonlySet<number> {
  const found = new Set(set);
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    successors.forEach((all, node) => {
      if (all.some((next) => found.has(next))) found.add(node);
    });
  }
  return found;
}

/** The kept nodes from which a node of the set can be reached through kept nodes, in any number of steps. */
function reaching(set: readonly boolean[], kept: ReadonlySet<number>, predecessors: readonly number[][]): Set<number> {
  const found = new Set([...kept].filter((node) => set[node]!));
  for (const node of found) {
    for (const before of predecessors[node]!) if (kept.has(before)) found.add(before);
  }
  return found;
}

/** The kept nodes one step of which leads into the set. */
function stepBefore(
  set: ReadonlySet<number>,
  kept: ReadonlySet<number>,
  predecessors: readonly number[][],
): Set<number> {
  const found = new Set<number>();
  for (const node of set) {
    for (const before of predecessors[node]!) if (kept.has(before)) found.add(before);
  }
  return found;
}
