import fc, { type Arbitrary } from 'fast-check';
import { weighted } from '../random/weighted.ts';
import { crashAction, type FairGraph, type GraphEdge } from './fair-graph.ts';
import type { Question } from './oracle.ts';
import type { PlainFormula } from './plain-formula.ts';
import { randomFormula, smallFormula } from './random-formula.ts';
import { randomGraph } from './random-graph.ts';
import { tableauBits } from './tableau.ts';

/** That a step of the kind that a promise is about is taken. */
function promisedStep({ edges, promises }: FairGraph, which: number): PlainFormula {
  const strong = promises.filter(({ kind }) => kind === 'strong');
  const candidates = strong.length > 0 ? strong : promises;
  const promise = candidates[which % Math.max(1, candidates.length)];
  const promised = edges.filter(({ action }) => promise?.of.some((one) => one.action === action));
  return {
    is: 'between',
    before: [...new Set(promised.map(({ from }) => from))],
    after: [...new Set(promised.map(({ to }) => to))],
  };
}

/** Claims that rest on a promise: what is promised happens in the end, or again and again. */
const promised: Arbitrary<Question> = fc
  .record({ graph: randomGraph, which: fc.nat({ max: 2 }), again: fc.boolean() })
  .map(({ graph, which, again }) => {
    const happens: PlainFormula = { is: 'eventually', of: promisedStep(graph, which) };
    return { graph, formula: again ? { is: 'always', of: happens } : happens };
  });

/** A system in which p may crash at any moment, and a claim that it does, or that something else happens. */
const crashing: Arbitrary<Question> = fc
  .record({ graph: randomGraph, otherwise: smallFormula })
  .map(({ graph, otherwise }): Question => {
    const places = [...Array(graph.configurations).keys()];
    const crashes = places.map((at): GraphEdge => ({ from: at, to: at, action: crashAction, events: [] }));
    const starts = graph.starts.map((start) => ({ ...start, faulty: true }));
    const crash: PlainFormula = { is: 'some', type: 'crash', body: { is: 'constant', value: true } };
    return {
      graph: { ...graph, starts, edges: [...graph.edges, ...crashes] },
      formula: { is: 'eventually', of: { is: 'or', left: crash, right: otherwise } },
    };
  });

/** Small systems with fairness and claims about them, small enough for a tableau that tries every guess. */
export const randomQuestion: Arbitrary<Question> = weighted(
  [9, fc.record({ graph: randomGraph, formula: randomFormula })],
  [4, promised],
  [1, crashing],
).filter(({ formula }) => tableauBits(formula) <= 6);
