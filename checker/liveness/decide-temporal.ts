import type { Observed } from '../../specs/event.ts';
import type { Temporal } from '../../specs/property.ts';
import { bytesPerState } from '../bytes-per-state.ts';
import type { Check, CheckBounds } from '../check.ts';
import type { Closing } from '../closure.ts';
import { defaultMemory } from '../default-memory.ts';
import type { Model } from '../model.ts';
import { notUniform } from '../not-uniform.ts';
import type { RunOptions } from '../run-check.ts';
import { breadthFirst, type SearchLimits, type SearchProgress } from '../search/breadth-first.ts';
import { boundPhrase, boundsPhrase } from '../text/verdict-text.ts';
import { whyUnspoken } from '../unspoken.ts';
import type { UserCode } from '../user-code.ts';
import type { Bound, Finding, Lasso, Verdict } from '../verdict.ts';
import { disjuncts } from './disjuncts.ts';
import { Fairness } from './fairness.ts';
import { Grounding } from './grounding.ts';
import { lassoOf } from './lasso.ts';
import { leastFaulty } from './least-faulty.ts';
import { largestNode } from './product.ts';
import { SearchWatch } from './search-watch.ts';
import { type ProductLasso, shortestLasso, stemLength } from './shortest-lasso.ts';
import { StateGraph } from './state-graph.ts';
import { unfairCorner } from './unfair-corner.ts';
import { vacuity } from './vacuity.ts';
import { type Subject, ViolationSearch } from './violation-search.ts';

/**
 * Decides temporal properties of a model: explores it once, with all of its steps as edges, and then looks for a fair execution that
 * violates each property by itself.
 *
 * Nothing is decided from an exploration that was cut: what was not explored may be what an execution does for ever.
 *
 * @param nodeMax the largest number of a pair of a configuration and a state of an automaton
 */
export function decideTemporal(
  check: Check,
  model: Model,
  closing: Closing,
  properties: readonly Temporal[],
  bounds: CheckBounds,
  options: RunOptions,
  userCode: UserCode,
  nodeMax = largestNode,
): readonly Finding[] {
  const began = performance.now();
  const names = properties.map(({ name }) => name).join(', ');
  const memory = bounds.memory ?? defaultMemory;
  const seconds = () => (performance.now() - began) / 1000;
  const rate = (states: number) => Math.round(states / Math.max(0.001, seconds()));
  const pause = (property: string) => (progress: SearchProgress) => {
    const { states, depth, frontier } = progress;
    options.onProgress?.({
      check: check.name,
      property,
      states,
      statesPerSecond: rate(states),
      depth,
      frontier,
      seconds: seconds(),
    });
    if ((options.interrupted?.() ?? false) || closing.grew()) return 'interrupted';
    return (options.memoryPressure?.() ?? false) ? 'memory of the platform' : undefined;
  };
  const limits: SearchLimits = {
    depth: bounds.depth,
    states: bounds.states,
    memory,
    otherBytes: () => model.bytes(),
    pause: pause(names),
  };
  const graph = closing.last(
    (system, states) => breadthFirst(system, [], { ...limits, states: Math.min(states, limits.states ?? states) }),
    () => new StateGraph(model.system, limits, options.minimise === 'faults'),
    ({ search }) => search,
  );
  const { states, transitions, depth } = graph.search;
  const explored = { states, transitions, depth };
  const undecided = (why: string): Verdict => ({ outcome: 'inconclusive', why, assumptions: model.assumptions });
  const finding = (property: Temporal, verdict: Verdict, ownBytes: number): Finding => {
    const bytes = graph.bytes + model.bytes() + ownBytes;
    return {
      property: property.name,
      kind: property.kind,
      verdict,
      explored,
      cost: { seconds: seconds(), statesPerSecond: rate(states), bytes, bytesPerState: bytesPerState(bytes, states) },
    };
  };
  if (graph.search.bounds.length > 0) {
    const extent = { bounds: graph.search.bounds, depth: graph.search.completeDepth };
    const why = `the exploration was cut, ${boundsPhrase(extent)}, and what was not explored may be what an execution does for ever`;
    return properties.map((property) => finding(property, undecided(why), 0));
  }
  const open = closing.open(graph.search);
  if (open !== undefined) return properties.map((property) => finding(property, undecided(open), 0));
  userCode.uncounted(() => graph.search.askAgain());
  const fairness = new Fairness(graph, model.system);
  const corner = unfairCorner(graph, fairness, model, userCode, () => false);
  if (corner !== undefined) {
    return properties.map((property) =>
      finding(property, { outcome: 'refused', why: corner, assumptions: model.assumptions }, 0),
    );
  }
  const findings = properties.map((property) => {
    const where = `property "${property.name}"`;
    const alphabet = graph.alphabet().map((label) => ({ label, event: model.system.event(label) }));
    const grounding = new Grounding(property.formula, alphabet, model.processes, userCode, where);
    const events = alphabet.map(({ event }) => event);
    const subject: Subject = { graph, fairness, grounding, model, userCode, where };
    const watch = new SearchWatch(
      () => pause(property.name)({ states, transitions, depth, frontier: 0 }),
      () => graph.bytes + model.bytes(),
      memory,
      nodeMax,
    );
    const verdict = spoken(property, events, decide(subject, property, options, watch));
    return finding(property, verdict === 'cut' ? undecided(whyCut(watch.cut!)) : verdict, watch.bytes);
  });
  userCode.uncounted(() => fairness.askAgain());
  return findings;
}

/** The verdict, unless nothing contradicts the property only because it speaks of nothing that occurs. */
function spoken(property: Temporal, events: readonly Observed[], verdict: Verdict | 'cut'): Verdict | 'cut' {
  const why = whyUnspoken(property, events);
  if (why === undefined || verdict === 'cut' || verdict.outcome !== 'holds') return verdict;
  return { outcome: 'vacuous', why, assumptions: verdict.assumptions };
}

function whyCut(bound: Bound): string {
  return `the search for a violating execution was cut (bound: ${boundPhrase(bound)})`;
}

function decide(subject: Subject, property: Temporal, { minimise }: RunOptions, watch: SearchWatch): Verdict | 'cut' {
  const { model, fairness } = subject;
  const assumptions = [...model.assumptions, ...fairness.summary()];
  const warnings = (model.system.declared ?? [])
    .filter((action) => !subject.graph.takes(action))
    .flatMap((action) =>
      model.system
        .assumptions(action)
        .map(
          ({ instance, text = instance, kind }) =>
            `The ${kind} fairness of ${text} assumes nothing: it is never enabled.`,
        ),
    );
  if (minimise === 'faults') {
    const found = leastFaulty(subject, watch);
    if (found === 'cut') return 'cut';
    if (found !== undefined) {
      return { outcome: 'violated', evidence: found.lasso, fewest: found.fewest, assumptions, warnings };
    }
  } else {
    const violation = shortest(subject, true, watch);
    if (violation === 'cut') return 'cut';
    if (violation !== undefined) return { outcome: 'violated', evidence: violation, assumptions, warnings };
  }
  const { entirely, never } = vacuity(subject);
  if (entirely) return { outcome: 'vacuous', why: `${never.join(' and ')} never occurs`, assumptions };
  const idle = model.idle?.(true);
  if (idle !== undefined) return { outcome: 'vacuous', why: idle, assumptions };
  const untested = never.map((name) => `Partly vacuous: ${name} never occurs.`);
  const unfair = fairness.assumptions.length === 0 ? undefined : unfairLasso(subject, watch);
  return {
    outcome: 'holds',
    extent: 'exhaustive',
    assumptions,
    warnings: [...warnings, ...untested],
    ...notUniform(model, property),
    ...(unfair !== undefined && { unfair }),
  };
}

/**
 * An execution that violates and is not fair: one that stops, if there is one, since it is the simplest. The verdict does not rest on it:
 * if the search for one is cut, there is none to show.
 */
function unfairLasso(subject: Subject, watch: SearchWatch): Lasso | undefined {
  const { propositions, root } = subject.grounding;
  for (const disjunct of disjuncts(propositions, propositions.not(root))) {
    // Nothing was searched, so that only stopping counts here.
    const search = new ViolationSearch(subject, disjunct, false, watch);
    const lasso = shortestLasso(search, false, Number.POSITIVE_INFINITY);
    if (lasso !== undefined) return lassoOf(subject, search, lasso);
  }
  const found = shortest(subject, false, watch);
  return found === 'cut' ? undefined : found;
}

/** The violating execution with the shortest stem, and among those with the shortest loop; fair unless fairness is set aside. */
function shortest(subject: Subject, fair: boolean, watch: SearchWatch): Lasso | 'cut' | undefined {
  const { propositions, root } = subject.grounding;
  let best: { readonly search: ViolationSearch; readonly lasso: ProductLasso } | undefined;
  watch.held = 0;
  for (const disjunct of disjuncts(propositions, propositions.not(root))) {
    const search = new ViolationSearch(subject, disjunct, fair, watch);
    const violates = search.run();
    watch.took(search.bytes);
    subject.userCode.uncounted(() => search.product.letters.askAgain());
    if (search.components.interrupted) return 'cut';
    if (!violates) continue;
    search.components.rest();
    const limit = best === undefined ? Number.POSITIVE_INFINITY : stemLength(best.lasso) + 1;
    const lasso = shortestLasso(search, fair, limit, (bytes) => watch.took(search.bytes + bytes));
    if (lasso === undefined || (best !== undefined && !isShorter(lasso, best.lasso))) continue;
    best = { search, lasso };
    watch.held = search.bytes;
  }
  return best === undefined ? undefined : lassoOf(subject, best.search, best.lasso);
}

function isShorter(a: ProductLasso, b: ProductLasso): boolean {
  const stems = stemLength(a) - stemLength(b);
  return stems < 0 || (stems === 0 && a.loop.length < b.loop.length);
}
