import { replay } from '../explain.ts';
import type { Model } from '../model.ts';
import type { Lasso, Obligation, OpenClaim } from '../verdict.ts';
import type { CycleSearch } from './component-paths.ts';
import { describe } from './describe.ts';
import type { Grounding } from './grounding.ts';
import type { ProductStep } from './product.ts';
import { type ProductLasso, stemLength } from './shortest-lasso.ts';
import { type Standing, standings, standingsOfStop } from './standings.ts';
import type { Subject } from './violation-search.ts';

/** What an execution is told in terms of. */
export interface Told extends Pick<Subject, 'graph' | 'fairness' | 'model'> {
  readonly grounding: Pick<Grounding, 'propositions' | 'atoms'>;
}

/**
 * A violating execution with all that a person needs to follow it: its steps, why it is fair, and what it leaves open.
 *
 * @param shown the model whose slots are shown, if the searched one has more
 */
export function lassoOf(subject: Told, search: CycleSearch, found: ProductLasso, shown: Model = subject.model): Lasso {
  const { graph, model } = subject;
  const { product } = search;
  const stem = stemLength(found);
  const edges = [...found.before, ...[...found.stem, ...found.loop].map(({ edge }) => edge)];
  const choices = edges.map((edge) => edge - graph.firstEdge(graph.source(edge)));
  const end = (found.stem.at(-1) ?? { node: found.first }).node;
  const row = product.row(end);
  const certificate = found.loop.length === 0 ? standingsOfStop(product, row) : standings(product, found.loop);
  return {
    kind: 'lasso',
    execution: replay(shown, model.system, [graph.starts[found.start]!.index, ...choices]),
    stem,
    certificate: certificate.map((standing) =>
      obligation(subject, standing, stem, rowAfter(search, found, standing, row)),
    ),
    open: openClaims(subject, search, found),
  };
}

function rowAfter({ product }: CycleSearch, { loop }: ProductLasso, { at }: Standing, end: number): number {
  return at < 0 ? end : product.row(loop[at]!.node);
}

function obligation(
  { fairness, graph }: Told,
  { assumption, met, at }: Standing,
  stem: number,
  row: number,
): Obligation {
  const { text, owner, kind } = fairness.assumptions[assumption]!;
  const why = met === 'not owed' ? fairness.whyNotOwed(assumption, row, graph.reader(row)) : undefined;
  return { instance: text, owner, kind, met, step: stem + at + 1, ...(why !== undefined && { why }) };
}

/** What is claimed of every position from some step on, of all the positions of the loop: with the step since which it is. */
function openClaims({ grounding, model }: Told, { product }: CycleSearch, found: ProductLasso): readonly OpenClaim[] {
  const { tableau } = product;
  const claimsOf = ({ node }: Pick<ProductStep, 'node'>) => tableau.claims(product.state(node));
  const walked: readonly Pick<ProductStep, 'node'>[] = [{ node: found.first }, ...found.stem];
  const looped = found.loop.length === 0 ? [walked.at(-1)!] : found.loop;
  const open = claimsOf(looped[0]!).filter((claim) => looped.every((step) => claimsOf(step).includes(claim)));
  return open.map((claim) => {
    const steps = [...walked, ...found.loop];
    let first = walked.length - 1;
    while (first > 0 && claimsOf(steps[first - 1]!).includes(claim)) first--;
    return { claim: describe(grounding, model.system, claim), since: found.before.length + first };
  });
}
