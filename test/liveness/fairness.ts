import type { Acceptance } from './emerson-lei.ts';
import type { FairGraph, GraphPromise } from './fair-graph.ts';
import { edgesFrom, type Moment } from './moment.ts';
import type { PeriodicWord } from './periodic-word.ts';
import type { Tableau } from './tableau.ts';

/** Whether a promise binds in the configuration of a position: one of its actions is enabled and owed there. */
export function binds(graph: FairGraph, promise: GraphPromise, { after, faulty }: Moment): boolean {
  const enabled = edgesFrom(graph, after, faulty);
  return promise.of.some(
    ({ action, owedAt }) => owedAt.includes(after) && enabled.some((edge) => edge.action === action),
  );
}

/** Whether the step at a position takes one of the actions of a promise, owed or not. */
export function takes(promise: GraphPromise, { edge }: Moment): boolean {
  return edge !== null && promise.of.some(({ action }) => action === edge.action);
}

/** Fairness as conditions on what is met again and again. */
export function fairAcceptance(graph: FairGraph, { moments }: Pick<Tableau, 'moments'>): Acceptance {
  const weak = graph.promises.filter(({ kind }) => kind === 'weak');
  const strong = graph.promises.filter(({ kind }) => kind === 'strong');
  return {
    recurrent: weak.map((promise) => moments.map((moment) => takes(promise, moment) || !binds(graph, promise, moment))),
    pairs: [
      ...strong.map((promise) => ({
        given: moments.map((moment) => binds(graph, promise, moment)),
        response: moments.map((moment) => takes(promise, moment)),
      })),
      ...graph.pairs.map(({ given, response }) => ({
        given: moments.map(({ after }) => given.includes(after)),
        response: moments.map(({ after }) => response.includes(after)),
      })),
    ],
  };
}

/** How an infinite word stands to a promise. Everything in the loop happens again and again, and nothing else does. */
export function keepsPromise(graph: FairGraph, promise: GraphPromise, { loop }: Pick<PeriodicWord, 'loop'>): boolean {
  const bound = loop.filter((moment) => binds(graph, promise, moment)).length;
  const binding = promise.kind === 'weak' ? bound === loop.length : bound > 0;
  return !binding || loop.some((moment) => takes(promise, moment));
}

/** The numbers of the promises and of the pairs that an infinite word breaks: an execution is fair if there are none. */
export function broken(
  graph: FairGraph,
  { loop }: Pick<PeriodicWord, 'loop'>,
): { readonly promises: readonly number[]; readonly pairs: readonly number[] } {
  const meets = (places: readonly number[]) => loop.some(({ after }) => places.includes(after));
  return {
    promises: [...graph.promises.keys()].filter((index) => !keepsPromise(graph, graph.promises[index]!, { loop })),
    pairs: [...graph.pairs.keys()].filter(
      (index) => meets(graph.pairs[index]!.given) && !meets(graph.pairs[index]!.response),
    ),
  };
}
