import { acceptedNodes, nodesBefore } from './emerson-lei.ts';
import type { FairGraph } from './fair-graph.ts';
import { fairAcceptance } from './fairness.ts';
import { momentsOf } from './moment.ts';
import type { PlainFormula } from './plain-formula.ts';
import { type Tableau, tableau } from './tableau.ts';

/** A claim about a small system: does every fair execution of the graph satisfy the formula? */
export interface Question {
  readonly graph: FairGraph;
  readonly formula: PlainFormula;
}

/** What the definitions say about a question, computed as naively as possible. */
export interface Judgement {
  /** Some fair execution does not satisfy the formula. */
  readonly violated: boolean;
  /** Some execution does not, fair or not. */
  readonly violatedUnfairly: boolean;
  /** Some fair execution does not that stays in one configuration from some point on, because it stops there or repeats steps that lead back to it. */
  readonly violatedInOnePlace: boolean;
  /** The formula would be violated if every promise were weak. */
  readonly violatedIfWeak: boolean;
  /** Every finite execution can go on, or stop, in a fair way. */
  readonly feasible: boolean;
  /** The nodes of the tableau. */
  readonly size: number;
}

export function judge({ graph, formula }: Question): Judgement {
  const moments = momentsOf(graph);
  const violations = tableau(moments, { is: 'not', of: formula });
  const fair = fairAcceptance(graph, violations);
  const staying = (node: number) => {
    const { before, after } = violations.moments[node]!;
    return before === after;
  };
  const weak = { ...graph, promises: graph.promises.map((promise) => ({ ...promise, kind: 'weak' as const })) };
  const any = tableau(moments, { is: 'constant', value: true });
  // All nodes of a tableau can be reached: there is a violation exactly if some node lies on an accepted path.
  const exists = (accepted: ReadonlySet<number>) => accepted.size > 0;
  return {
    violated: exists(acceptedNodes(violations, fair)),
    violatedUnfairly: exists(acceptedNodes(violations, { recurrent: [], pairs: [] })),
    violatedInOnePlace: exists(acceptedNodes(violations, fair, staying)),
    violatedIfWeak: exists(acceptedNodes(violations, fairAcceptance(weak, violations))),
    feasible: feasible(any, graph),
    size: violations.moments.length,
  };
}

function feasible(any: Tableau, graph: FairGraph): boolean {
  const accepted = nodesBefore(any, acceptedNodes(any, fairAcceptance(graph, any)));
  return any.moments.every(({ kind }, node) => kind === 'stopped' || accepted.has(node));
}
