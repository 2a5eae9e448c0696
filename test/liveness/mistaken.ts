import { crashAction, type FairGraph, type GraphEdge } from './fair-graph.ts';

/** A mistake that a checker of liveness could make. */
export type Mistake =
  /** Steps that lead back to where they began are taken for no steps. */
  | 'self-loops are dropped'
  /** Any configuration may be repeated, without a step, before an execution goes on. */
  | 'a stutter is inserted in the middle'
  /** A process that may crash must. */
  | 'a crash is owed'
  | 'strong fairness is treated as weak'
  /** What is done for one obligation counts for another. */
  | 'obligations are merged';

export const mistakes: readonly Mistake[] = [
  'self-loops are dropped',
  'a stutter is inserted in the middle',
  'a crash is owed',
  'strong fairness is treated as weak',
  'obligations are merged',
];

/** The action of stutters: nothing is promised about it. */
const stutter = 9;

/** The graph that a checker with a mistake would see in place of a graph; the same one, if the mistake makes no difference to it. */
export function mistaken(mistake: Mistake, graph: FairGraph): FairGraph {
  const { edges, promises, configurations } = graph;
  switch (mistake) {
    case 'self-loops are dropped': {
      const kept = edges.filter(({ from, to }) => from !== to);
      return kept.length === edges.length ? graph : { ...graph, edges: kept };
    }
    case 'a stutter is inserted in the middle': {
      const stutters = [...Array(configurations).keys()].map(
        (at): GraphEdge => ({ from: at, to: at, action: stutter, events: [] }),
      );
      return { ...graph, edges: [...edges, ...stutters] };
    }
    case 'a crash is owed': {
      if (!edges.some(({ action }) => action === crashAction)) return graph;
      const everywhere = [...Array(configurations).keys()];
      return {
        ...graph,
        promises: [...promises, { kind: 'weak', of: [{ action: crashAction, owedAt: everywhere }] }],
      };
    }
    case 'strong fairness is treated as weak': {
      if (promises.every(({ kind }) => kind === 'weak')) return graph;
      return { ...graph, promises: promises.map((promise) => ({ ...promise, kind: 'weak' })) };
    }
    case 'obligations are merged': {
      const [first, second, ...rest] = promises;
      if (second === undefined) return graph;
      const { kind } = second;
      return { ...graph, promises: [{ kind, of: [...first!.of, ...second.of] }, ...rest] };
    }
  }
}
