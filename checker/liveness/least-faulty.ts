import { countFaults, faults } from '../faults.ts';
import { faultyIn } from '../fewest-faults.ts';
import type { FewestFaults, Lasso } from '../verdict.ts';
import { disjuncts } from './disjuncts.ts';
import { lassoOf } from './lasso.ts';
import { edgesOfLoops, type LeastFaultyLasso, leastFaultyLasso } from './least-faulty-lasso.ts';
import { compareCosts, costOf, noCost, plus, type StemCost } from './least-first.ts';
import type { SearchWatch } from './search-watch.ts';
import type { ProductLasso } from './shortest-lasso.ts';
import { type Subject, ViolationSearch } from './violation-search.ts';

/**
 * The fair violating execution with the fewest faults in its stem, and then the fewest steps; with the fewest faulty processes with which
 * there is one.
 *
 * Where the property needs some rounds of the loop to settle, and the loop takes faults, those rounds count when stems are compared: the
 * stem that is found may then have more faults than another has. Whether that can be is seen from a bound from below, for which all that
 * loops do is free.
 */
export function leastFaulty(
  subject: Subject,
  watch: SearchWatch,
): { readonly lasso: Lasso; readonly fewest: FewestFaults } | 'cut' | undefined {
  const { propositions, root } = subject.grounding;
  const searches: ViolationSearch[] = [];
  watch.held = 0;
  for (const disjunct of disjuncts(propositions, propositions.not(root))) {
    const search = new ViolationSearch(subject, disjunct, true, watch);
    const violates = search.run();
    watch.took(search.bytes);
    subject.userCode.uncounted(() => search.product.letters.askAgain());
    if (search.components.interrupted) return 'cut';
    if (!violates) continue;
    search.components.rest();
    searches.push(search);
    watch.held += search.bytes;
  }
  const all = () => true;
  const counted = eachLess(searches, (search, limit) => leastFaultyLasso(search, all, undefined, limit));
  // Where no loop violates, but executions that stop, nothing is repeated.
  const repeats = searches.some(({ components }) => components.cycles);
  const fromBelow = repeats
    ? eachLess(searches, (search, limit) => leastFaultyLasso(search, all, edgesOfLoops(search), limit))
    : counted;
  // Stems are rolled back where a loop is found to begin earlier: which is the least is seen only then.
  const best = least([...counted, ...fromBelow], ({ search, lasso: { lasso } }) => costOfStem(search, lasso));
  if (best === undefined) return undefined;
  const lasso = lassoOf(subject, best.search, best.lasso.lasso);
  const counts = countFaults(lasso.execution.steps.slice(0, lasso.stem));
  const bound = least(fromBelow, ({ lasso: { cost } }) => cost)!.lasso.cost;
  const exact = faults.every((fault, index) => counts[fault] === bound[index]);
  const open = exact ? {} : { open: 'unless the loop takes such faults in each round' };
  const fewer = faults
    .filter((fault) => counts[fault] > 0)
    .map((fault) => ({ fault, atMost: counts[fault] - 1, ...open }));
  const frontier = frontierOf(subject, searches, lasso.execution.faulty.length);
  return { lasso, fewest: { counts, fewer, frontier, searches: 0, transitions: 0 } };
}

interface Candidate {
  readonly search: ViolationSearch;
  readonly lasso: LeastFaultyLasso;
}

/** What is found in one search after the other, each time for less than before. */
function eachLess(
  searches: readonly ViolationSearch[],
  find: (search: ViolationSearch, limit: StemCost | undefined) => LeastFaultyLasso | undefined,
): readonly Candidate[] {
  const candidates: Candidate[] = [];
  for (const search of searches) {
    const lasso = find(search, candidates.at(-1)?.lasso.cost);
    if (lasso !== undefined) candidates.push({ search, lasso });
  }
  return candidates;
}

/** The first of those that cost least. */
function least(candidates: readonly Candidate[], cost: (candidate: Candidate) => StemCost): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, other) => (best === undefined || compareCosts(cost(other), cost(best)) < 0 ? other : best),
    undefined,
  );
}

function costOfStem({ product: { graph } }: ViolationSearch, { before, stem }: ProductLasso): StemCost {
  const edges = [...before, ...stem.map(({ edge }) => edge)];
  return edges.map((edge) => costOf(graph.faults(graph.edges.list.class(edge)))).reduce(plus, noCost);
}

/** With how few faulty processes there is a violating execution. The graph is complete, so that nothing is left open. */
function frontierOf(
  { graph, model }: Subject,
  searches: readonly ViolationSearch[],
  known: number,
): FewestFaults['frontier'] {
  const faulty = graph.starts.map(({ row }) => faultyIn(model, graph.search.vector(row)));
  const inScope = [...new Set(faulty)].sort((a, b) => a - b);
  const brokenAt = inScope.find(
    (count) =>
      count >= known ||
      searches.some((search) => leastFaultyLasso(search, (start) => faulty[start] === count) !== undefined),
  )!;
  return { safeAt: inScope.filter((count) => count < brokenAt), brokenAt };
}
