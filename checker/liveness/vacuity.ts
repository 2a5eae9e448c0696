import { Letters } from './letters.ts';
import type { Proposition } from './propositions.ts';
import { partsOf, Tableau } from './tableau.ts';
import type { Subject } from './violation-search.ts';

/** What of a formula is never put to the test. */
export interface Vacuity {
  /** Whether nothing of it is: without what its triggers guard, it says nothing. */
  readonly entirely: boolean;
  /** The triggers that never occur: "a send event", "the left side of an implication". */
  readonly never: readonly string[];
}

/**
 * Looks for implications whose left side is never true, and for binders whose event never occurs. One that stands inside another counts
 * only where the outer one is triggered, too.
 */
export function vacuity(subject: Subject): Vacuity {
  const occurring = new Set<string>();
  for (const [path, { judged, instances }] of subject.grounding.triggers) {
    if (!judged || [...instances].some((instance) => occursSomewhere(subject, instance))) occurring.add(path);
  }
  const paths = [...subject.grounding.triggers.keys()];
  const innermost = paths.filter((path) => !paths.some((other) => other.startsWith(`${path} `)));
  const isTested = (path: string) =>
    paths.every((outer) => (path !== outer && !path.startsWith(`${outer} `)) || occurring.has(outer));
  const untested = innermost.filter((path) => !isTested(path));
  return {
    entirely: untested.length > 0 && subject.grounding.isIdleWithout(new Set(untested)),
    never: [
      ...new Set(
        paths.filter((path) => !occurring.has(path)).map((path) => subject.grounding.triggers.get(path)!.name),
      ),
    ],
  };
}

/** Whether a proposition about single positions is true at any position that is reachable, those at which an execution has stopped included. */
function occursSomewhere({ graph, grounding, model, userCode, where }: Subject, proposition: Proposition): boolean {
  const { propositions, atoms } = grounding;
  const used = partsOf(propositions, proposition).atoms;
  const letters = new Letters(graph, atoms, used, model, userCode, where);
  const tableau = new Tableau(propositions, proposition, (letter, atom) => letters.isTrue(letter, atom));
  const isTrueAt = (before: number, edgeClass: number, after: number) =>
    tableau.program[tableau.ways(tableau.initial, letters.at(before, edgeClass, after))]! > 0;
  if (graph.starts.some(({ row, edgeClass }) => isTrueAt(row, edgeClass, row))) return true;
  const { list } = graph.edges;
  for (let row = 0; row < graph.size; row++) {
    if (isTrueAt(row, graph.stopped, row)) return true;
    for (let edge = graph.firstEdge(row); edge < graph.firstEdge(row + 1); edge++) {
      if (isTrueAt(row, list.class(edge), list.target(edge))) return true;
    }
  }
  return false;
}
