import type { Property } from '../../specs/property.ts';
import { replay } from '../explain.ts';
import { Fairness } from '../liveness/fairness.ts';
import { lassoOf } from '../liveness/lasso.ts';
import { Letters } from '../liveness/letters.ts';
import { loopFrom } from '../liveness/loops.ts';
import type { ProductStep } from '../liveness/product.ts';
import { SearchWatch } from '../liveness/search-watch.ts';
import { StateGraph } from '../liveness/state-graph.ts';
import { unfairCorner } from '../liveness/unfair-corner.ts';
import type { Model } from '../model.ts';
import type { SearchProgress } from '../search/breadth-first.ts';
import { boundPhrase, boundsPhrase } from '../text/verdict-text.ts';
import type { UserCode } from '../user-code.ts';
import type { Lasso } from '../verdict.ts';
import type { Absolute, Classified, Doomed, PropertyClass, Standing } from './classification.ts';
import { DeterministicAutomaton } from './deterministic-automaton.ts';
import type { Explorations } from './explorations.ts';
import { partsOfProperty } from './parts.ts';
import { TooLarge } from './progress.ts';
import { type Prospects, prospects } from './prospects.ts';
import type { Way } from './reach.ts';
import { refusalOf, type Subject, subjectOf } from './subject.ts';
import { universe } from './universe.ts';

/** Why a search ends before its time, apart from bounds. */
export type Stop = 'interrupted' | 'memory of the platform';

/** What a check's properties are classified with. */
export interface Classifying {
  readonly model: Model;
  readonly explorations: Explorations;
  /** The most bytes that the structures of one property may take. */
  readonly memory: number;
  /** The largest number of a pair of a configuration and a state of an automaton, if it is not the usual one. */
  readonly nodeMax?: number;
  /** Told of the progress now and then; an answer ends the search. */
  readonly tell: (progress: SearchProgress) => Stop | undefined;
  readonly userCode: UserCode;
}

/** One property with its class, and what was explored for it. */
interface Outcome {
  readonly classified: Classified;
  readonly subject?: Subject;
  readonly bytes: number;
}

/** Tells the class of one property, by itself and in the model. */
export function classifiedProperty(classifying: Classifying, property: Property): Outcome {
  const { model, explorations, userCode } = classifying;
  const refusal = refusalOf(property);
  if (refusal !== undefined) return { classified: { outcome: 'refused', why: refusal }, bytes: 0 };
  const where = `property "${property.name}"`;
  const subject = subjectOf(model, property, explorations, userCode);
  const { graph, fairness } = subject;
  const explored = graph.bytes + subject.model.bytes();
  const answer = (classified: Classified, bytes = 0): Outcome => ({ classified, subject, bytes: explored + bytes });
  const { bounds, completeDepth } = graph.search;
  if (bounds.length > 0) {
    const extent = boundsPhrase({ bounds, depth: completeDepth });
    const why = `the exploration was cut, ${extent}, and what was not explored may be where hope lies`;
    return answer({ outcome: 'inconclusive', why });
  }
  const open = explorations.open(graph);
  if (open !== undefined) return answer({ outcome: 'inconclusive', why: open });
  const corner = unfairCorner(graph, fairness, subject.model, userCode, () => false);
  if (corner !== undefined) return answer({ outcome: 'refused', why: corner });
  const parts = partsOfProperty(subject.propositions, subject.root);
  if (typeof parts === 'string') return answer({ outcome: 'refused', why: parts });
  const automaton = new DeterministicAutomaton(subject.propositions, parts);
  const { states, transitions, depth } = graph.search;
  const watch = new SearchWatch(
    () => classifying.tell({ states, transitions, depth, frontier: 0 }),
    () => explored + automaton.bytes,
    classifying.memory,
    classifying.nodeMax,
  );
  try {
    const classified = classes(subject, model, automaton, userCode, where, watch);
    if (watch.cut === undefined) return answer(classified, automaton.bytes + watch.bytes);
    const why = `the search was cut (bound: ${boundPhrase(watch.cut)})`;
    return answer({ outcome: 'inconclusive', why }, automaton.bytes + watch.bytes);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const why = 'its deterministic automaton is too large: it speaks of too many things at once';
    return answer({ outcome: 'refused', why }, automaton.bytes);
  }
}

function classes(
  subject: Subject,
  shown: Model,
  automaton: DeterministicAutomaton,
  userCode: UserCode,
  where: string,
  watch: SearchWatch,
): Classified {
  const { graph, atoms } = subject;
  const letters = new Letters(graph, atoms, automaton.atoms, subject.model, userCode, where);
  const here = prospects({ graph, fairness: subject.fairness, letters, automaton }, watch);
  if (typeof here === 'string') return { outcome: 'refused', why: here };
  // The caller knows what cut the search.
  if (here === undefined) return { outcome: 'inconclusive', why: '' };
  const everything = universe(subject.model, graph, atoms, automaton.atoms, userCode, where);
  let absolute: Absolute;
  let isViolated = (_place: number) => false;
  if (typeof everything === 'string') {
    absolute = { untold: everything };
  } else {
    const whole = inUniverse(
      everything.model,
      { ...subject, atoms: everything.atoms },
      automaton,
      userCode,
      where,
      watch,
    );
    if (whole === undefined) return { outcome: 'inconclusive', why: '' };
    if (typeof whole === 'string') return { outcome: 'refused', why: whole };
    absolute = withoutCertificate(standing(whole.subject, whole.prospects, everything.model, () => false));
    isViolated = violations(whole.prospects, here, everything.patterns);
  }
  userCode.uncounted(() => letters.askAgain());
  const first = firstPlace(here, isViolated);
  return {
    outcome: 'classified',
    absolute,
    relative: {
      ...standing(subject, here, shown, isViolated),
      ...(first !== undefined && { firstViolation: here.reach.wayTo(first).edges.length }),
    },
  };
}

/** In the universe nothing is owed that would be worth telling. */
function withoutCertificate({ hopeful, ...rest }: Standing): Standing {
  return { ...rest, ...(hopeful !== undefined && { hopeful: { ...hopeful, certificate: [] } }) };
}

/** The same property over everything that could be observed, whatever the system does. */
export function inUniverse(
  model: Model,
  subject: Subject,
  automaton: DeterministicAutomaton,
  userCode: UserCode,
  where: string,
  watch: SearchWatch,
): { readonly subject: Subject; readonly prospects: Prospects } | string | undefined {
  const graph = new StateGraph(model.system, { memory: watch.memory, otherBytes: () => watch.taken });
  const [cut] = graph.search.bounds;
  if (cut !== undefined) {
    watch.cut = cut;
    return undefined;
  }
  watch.held += graph.bytes;
  const fairness = new Fairness(graph, model.system);
  const letters = new Letters(graph, subject.atoms, automaton.atoms, model, userCode, where);
  const found = prospects({ graph, fairness, letters, automaton }, watch);
  if (typeof found !== 'object') return found;
  return { subject: { ...subject, model, graph, fairness }, prospects: found };
}

/** Whether a place of the system stands for executions after which nothing in the universe satisfies the property. */
function violations(whole: Prospects, here: Prospects, patterns: readonly number[]): (place: number) => boolean {
  const key = (pattern: number, state: number) => `${pattern} ${state}`;
  const dead = new Set<string>();
  for (let place = 0; place < whole.reach.size; place++) {
    if (whole.alive[place] === 1) continue;
    const { product, nodes } = whole.reach;
    const node = nodes.items[place]!;
    const [pattern] = product.graph.search.vector(product.row(node));
    dead.add(key(pattern!, product.state(node)));
  }
  const { product, nodes } = here.reach;
  const starts = Int32Array.from({ length: here.reach.size }, () => -1);
  for (let place = 0; place < here.reach.size; place++) {
    const parent = here.reach.parent(place);
    starts[place] = parent < 0 ? product.graph.starts[-1 - parent]!.index : starts[parent]!;
  }
  return (place) => dead.has(key(patterns[starts[place]!]!, product.state(nodes.items[place]!)));
}

/** What the prospects make of a property, with what shows it. */
function standing(subject: Subject, found: Prospects, shown: Model, isViolated: (place: number) => boolean): Standing {
  const doomed = found.dead === undefined ? undefined : doomedFrom(subject, found, found.dead, shown, isViolated);
  const hopeful = found.rejecting === undefined ? undefined : hopefulLasso(subject, found, found.rejecting, shown);
  return {
    class: classFrom(doomed !== undefined, hopeful !== undefined),
    ...(doomed !== undefined && { doomed }),
    ...(hopeful !== undefined && { hopeful }),
  };
}

function classFrom(dead: boolean, rejecting: boolean): PropertyClass {
  if (dead) return rejecting ? 'mixed' : 'safety';
  return rejecting ? 'liveness' : 'holds';
}

/** A shortest execution to where hope ends, followed to where the property is violated whatever may happen, if it comes to that. */
function doomedFrom(
  subject: Subject,
  { reach }: Prospects,
  dead: number,
  shown: Model,
  isViolated: (place: number) => boolean,
): Doomed {
  const way = reach.wayOn(reach.wayTo(dead), isViolated);
  const violated = way.places.findIndex(isViolated);
  return {
    execution: replay(shown, subject.model.system, choicesOf(subject.graph, way)),
    doomed: way.places.indexOf(dead),
    ...(violated >= 0 && { violated }),
  };
}

function hopefulLasso(
  subject: Subject,
  { reach }: Prospects,
  { place, search }: NonNullable<Prospects['rejecting']>,
  shown: Model,
): Lasso {
  const way = reach.wayTo(place);
  const nodes = way.places.map((each) => reach.nodes.items[each]!);
  const node = nodes.at(-1)!;
  const around = search.components.mayStop(node) ? [] : loopFrom(search, node, true);
  const steps = way.edges.map((edge, index) => ({ edge, node: nodes[index + 1]!, postponed: 0 }));
  const { stem, loop } = rolledBack(steps, around);
  const { graph, fairness, model, propositions, atoms } = subject;
  const told = { graph, fairness, model, grounding: { propositions, atoms } };
  return lassoOf(told, search, { start: way.start, before: [], first: nodes[0]!, stem, loop }, shown);
}

/** The same execution with the least stem: a step before the loop that is also its last one belongs to the loop. */
function rolledBack(steps: readonly ProductStep[], around: readonly ProductStep[]) {
  const stem = [...steps];
  const loop = [...around];
  while (loop.length > 0 && stem.length > 0 && stem.at(-1)!.edge === loop.at(-1)!.edge) {
    stem.pop();
    loop.unshift(loop.pop()!);
  }
  return { stem, loop };
}

function choicesOf(graph: StateGraph, { start, edges }: Way): readonly number[] {
  return [graph.starts[start]!.index, ...edges.map((edge) => edge - graph.firstEdge(graph.source(edge)))];
}

function firstPlace({ reach }: Prospects, isWanted: (place: number) => boolean): number | undefined {
  for (let place = 0; place < reach.size; place++) if (isWanted(place)) return place;
  return undefined;
}
